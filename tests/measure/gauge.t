#!/usr/bin/env perl
# A long shapefile is measured as it is read, and not kept: what stats says of
# it is what it says of the same lines in GeoJSON, which are kept.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

plan skip_all => 'ogr2ogr is missing (package gdal-bin)'
    if !has_tool('ogr2ogr');

use constant {LINES => 53, VERTICES => 5000};
my @stages = qw(undetermined described delimited demarcated);

sub line { # a wavy one, each along its own parallel
    my ($i) = @_;
    return [map { [60 + 0.002 * $_, -50 + 1.7 * $i + 0.001 * sin($_)] }
        1 .. VERTICES];
}
sub feature { # by hand: JSON::PP takes seconds
    my ($i, $type, @lines) = @_;
    my $parts = join ',', map { '[' . join(',', map { "[$_->[0],$_->[1]]" } @$_)
        . ']' } @lines;

    $parts = "[$parts]" if $type eq 'MultiLineString';
    return qq({"type":"Feature","properties":{"id":"s$i","stage":)
        . qq("$stages[$i % 4]"},"geometry":{"type":"$type",)
        . qq("coordinates":$parts}});
}
sub write_lines { # as GeoJSON, and as a shapefile
    my ($name, $features, @options) = @_;
    my $json = spill("$scratch/$name.geojson",
        '{"type":"FeatureCollection","features":[', join(',', @$features), ']}');
    system('ogr2ogr', @options, "$scratch/$name.shp", $json) == 0
        or die 'ogr2ogr failed';
    return ($json, "$scratch/$name.shp");
}
sub numbers { # without what names the file
    my ($all) = @_;
    delete $all->{meta};
    my @notes = grep { !/^Measured on|^So long a file/ }
        @{delete $all->{notes} // []};
    return {%$all, notes => \@notes, title => ''};
}
sub says_gauged {
    return scalar grep { /^So long a file/ } split /\n/, answer('stats', @_);
}

my @features = map { feature($_, 'LineString', line($_)) } 0 .. LINES - 1;
# Of two parts, the second where the first ends, and a short ring.
push @features, feature(100, 'MultiLineString', line(61), line(62)),
    feature(101, 'LineString', [[0, 0], [1, 0], [1, 1], [0, 0]]);
my ($json, $shp) = write_lines('long', \@features);

my %text = map { $_ => scalar answer('stats', $shp, '-f', 'json', '--jobs', $_) }
    1, 2, 7;
is($text{2}, $text{1}, 'two threads say what one says');
is($text{7}, $text{1}, 'so do seven');
for my $by (qw(stage segment)) {
    my $kept = numbers(table('stats', $json, '--by', $by));
    my $gauged = numbers(table('stats', $shp, '--by', $by));
    is_deeply($gauged, $kept, "--by $by: as if they were kept, to the digit");
}
ok(says_gauged($shp), 'it is told what was not looked for');
ok(!says_gauged($json), 'not of lines that are kept');
ok(!says_gauged($shp, '--method', 'planar', '--crs', 'EPSG:3395'),
    'what asks for vertices keeps them');

# ---- What must be read by OGR after all ----

my ($kept) = table('stats', $json)->{summary}{total_m};
my (undef, $plane) = write_lines('plane', \@features, '-t_srs', 'EPSG:3395');
ok(!says_gauged($plane), 'a plane is brought to WGS 84 first');
cmp_ok(abs(table('stats', $plane)->{summary}{total_m} - $kept), '<', 0.01,
    'and is as long');
my (undef, $high) = write_lines('high', \@features, '-dim', 'XYZ');
ok(!says_gauged($high), 'heights are read, and left aside with a word');
is(table('stats', $high)->{summary}{total_m}, $kept, 'as long with them');

# ---- What must not be lost ----

my (undef, $twice) = write_lines('twice',
    [@features, feature(200, 'LineString', [reverse @{line(7)}])]);
my ($out, $err, $exit) = ask('stats', $twice);
is($exit, 65, 'a line that is there twice: exit code');
like($err, qr/segment s7 is there twice: s200 repeats/, 'and which');
my $far = line(3);
$far->[2000][0] -= 30;
(undef, my $jump) = write_lines('jump', [@features[0 .. 2],
    feature(3, 'LineString', $far), @features[4 .. LINES - 1], @features[-2, -1]]);
($out, $err, $exit) = ask('stats', $jump);
like($err, qr/segment s3: 2 edges are longer than 500 km; the first, of/,
    'a vertex that is far off');
open my $cut, '+<', $shp or die;
truncate $cut, 3_000_000 + 2_000_000;
close $cut;
($out, $err, $exit) = ask('stats', $shp);
is($exit, 65, 'a file that is cut short: exit code');
unlike($err, qr/Measured/, 'and no number');

done_testing();
