#!/usr/bin/env perl
# A long shapefile is read as it is written, by threads, and not kept: the same
# lines in GeoJSON, which are kept, give the same bytes.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

plan skip_all => 'ogr2ogr is missing (package gdal-bin)'
    if !has_tool('ogr2ogr');

use constant {LINES => 40, VERTICES => 7000}; # more than one block a line
my @stages = qw(undetermined described delimited demarcated);

sub line { # a wavy one, each along its own parallel
    my ($i) = @_;
    return [map { [60 + 0.002 * $_, -40 + 1.7 * $i + 0.001 * sin($_)] }
        1 .. VERTICES];
}
sub feature {
    my ($i, $since, @lines) = @_;
    my $type = @lines > 1 ? 'MultiLineString' : 'LineString';
    my $parts = join ',', map { '[' . join(',', map { "[$_->[0],$_->[1]]" } @$_)
        . ']' } @lines;

    $parts = "[$parts]" if @lines > 1;
    return qq({"type":"Feature","properties":{"id":"s$i","stage":)
        . qq("$stages[$i % 4]","since":$since,"name":"\\"Ак-Сай\\", $i"},)
        . qq("geometry":{"type":"$type","coordinates":$parts}});
}

my @features = ((map { feature($_, '"2011-04-05"', line($_)) } 0 .. LINES - 1),
    # Two parts; a ring; across the antimeridian, along it, and up to it; round
    # the earth; a line of two vertices.
    feature(100, 'null', line(61), line(62)),
    feature(101, 'null', [[0, 0], [1, 0], [1, 1], [0, 0]]),
    feature(102, 'null', [[179.5, 50], [-179.5, 50.5], [-179, 51], [179.9, 51]]),
    feature(103, '"2020"', [[180, 10], [180, 11], [180, 12]]),
    feature(104, 'null', [[170, -60], [180, -61]]),
    feature(105, 'null', [map { [-180 + $_, -70] } 0 .. 360]),
    feature(106, 'null', [[5.00000005, -5.00000015], [-0.00000001, 1e-9]]));

mkdir "$scratch/$_" for 'kept', 'long'; # the file's name is in what is written
my $kept = spill("$scratch/kept/lines.geojson",
    '{"type":"FeatureCollection","features":[', join(',', @features), ']}');
my $long = "$scratch/long/lines.shp";
system('ogr2ogr', '-lco', 'ENCODING=UTF-8', $long, $kept) == 0
    or die 'ogr2ogr failed';
cmp_ok(-s $long, '>', 4 << 20, 'the shapefile is long');

for my $how (['--as-of', '2012-01-01'], ['--history']) {
    my $want = answer('export', $kept, '-q', @$how);

    cmp_ok(length $want, '>', 4 << 20, "@$how: so is what is written");
    is(scalar(() = $want =~ /MultiLineString/g), 1,
        'what crosses the antimeridian is in parts');
    for my $jobs (1, 2, 7) {
        my $got = answer('export', $long, '-q', @$how, '--jobs', $jobs);
        ok($got eq $want, "@$how --jobs $jobs: the bytes of lines that are kept");
    }
    my $file = "$scratch/out.geojson";
    is((ask('export', $long, '-q', @$how, '-o', $file, '--overwrite'))[2], 0,
        'into a file');
    ok(slurp($file) eq $want, 'the same bytes');
}

# Whoever asks for vertices gets them: OGR's writers do.
my ($out, $err, $exit) = ask('export', $long, '-q', '-o', "$scratch/long.gpkg");
is($exit, 0, 'a GeoPackage of a long file');
my $want = answer('export', $kept, '-q');
is((ask('export', $kept, '-q', '-o', "$scratch/kept.gpkg"))[2], 0, 'and of a short');
is(table('stats', "$scratch/long.gpkg")->{summary}{total_m},
    table('stats', "$scratch/kept.gpkg")->{summary}{total_m}, 'are as long');

# Nothing is left of a file that cannot be written, or not read.
my $full = "$scratch/full.geojson";
my $small = 'trap "" XFSZ; ulimit -f 3000; exec "$0" "$@"';
system("sh -c '$small' $Run::binary export $long -q --history -o $full 2>/dev/null");
is($? >> 8, 74, 'a full disk: exit code');
ok(!-e $full && !glob("$scratch/.demarc*"), 'nothing is left');
truncate $long, 3_000_000;
($out, $err, $exit) = ask('export', $long, '-q', '-o', $full);
is($exit, 65, 'a file that is cut short: exit code');
ok(!-e $full, 'nothing is written');

done_testing();
