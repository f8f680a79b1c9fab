#!/usr/bin/env perl
# Shapefile, GeoPackage and FlatGeobuf: what was written is read back. The
# oracles are the GeoJSON of the same lines, and stats of the sample itself.
use strict;
use utf8;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Digest::MD5 'md5_hex';
use JSON::PP;
use Run;
use Test::More;

my @endings = qw(zip gpkg fgb);
my %name = (zip => 'shapefile', gpkg => 'geopackage', fgb => 'flatgeobuf');

# Polygons side by side at the antimeridian, with an enclave; vertices with as
# many digits as a double has.
my $x = 179.99999999999997;
my @ring = ([$x, 1.1], [$x, 1.2], [-179.9, 1.2], [-179.9, 1.1], [$x, 1.1]);
my @hole = map { [$_->[0] > 0 ? -179.97 : -179.93, $_->[1] > 1.15 ? 1.17 : 1.13] }
    @ring;
my @west = ([179.5, 1], [179.9, 1], [$x, 1.1], [$x, 1.2], [179.5, 1.3], [179.5, 1]);
my @east = ([-179.5, 1], [-179.5, 1.3], [$x, 1.2], [$x, 1.1], [-179.5, 1]);
sub feature {
    my ($code, $name, @rings) = @_;
    return {type => 'Feature', properties => {code => $code, name => $name},
        geometry => {type => 'Polygon', coordinates => \@rings}};
}
my $long = "\x{2207}" x 100; # 300 bytes
my $polygons = spill("$scratch/areas.geojson", JSON::PP->new->utf8->canonical
    ->encode({type => 'FeatureCollection', features => [
        feature('EEE', 'Ёст — "є"', \@east, \@hole),
        feature('WWW', 'Қырғыз', \@west), feature('III', $long, [reverse @hole])]}));

# ---- Lines ----

sub stats { # without the file's name
    my ($file, @more) = @_;
    my $json = table('stats', '--segments', $file, @more);
    delete $json->{meta};
    delete $_->{name} for @{$json->{rows}}; # a .dbf may have cut it
    return $json;
}

for my $pair ('EEE,WWW', 'EEE,III') {
    my @how = ('extract', $polygons, '--pair', $pair);
    my $border = lc $pair =~ s/,/-/r;
    answer(@how, '-o', "$scratch/$border.geojson");
    for my $end (@endings) {
        my $file = "$scratch/$border.$end";
        my ($out, $err, $exit) = ask(@how, '-o', $file);
        is($exit, 0, "$border.$end: written") or diag($err);
        is_deeply(stats($file, '--by', 'segment'),
            stats("$scratch/$border.geojson", '--by', 'segment'),
            "$border.$end: the same lengths, to the digit");
        my ($again) = ask(@how, '-f', $name{$end});
        is(md5_hex($again), md5_hex(slurp($file)), "$border.$end: the same bytes");
        is((ask('check', '--segments', $file))[2], 0, "$border.$end: check");
        my $path = $end eq 'zip' ? "/vsizip/$file" : $file;
        my $geo = `ogr2ogr -f GeoJSON /vsistdout/ '$path' -lco COORDINATE_PRECISION=17 2>/dev/null`;
        my $got = JSON::PP->new->utf8->decode($geo)->{features}[0]{properties};
        my $want = JSON::PP->new->utf8->decode(slurp("$scratch/$border.geojson"))
            ->{features}[0]{properties};
        $want->{since} = delete $want->{stage_since}; # too long for a .dbf
        my %cut = (%$want, $end eq 'zip' ? (name => substr $want->{name}, 0,
            clip($want->{name})) : ());
        is_deeply({map { $_ => $got->{$_} // '' } keys %cut},
            {map { $_ => $cut{$_} // '' } keys %cut},
            "$border.$end: the same attributes");
        like($err, $end eq 'zip' && $border =~ /iii/ ? qr/is cut to the 254 bytes/
            : qr/^$/, "$border.$end: says what was cut");
    }
}

# How many characters are in the first 254 bytes.
sub clip {
    my ($text) = @_;
    my $bytes = 0;
    my $count = 0;
    for (split //, $text) {
        my $copy = $_;
        utf8::encode($copy);
        last if ($bytes += length $copy) > 254;
        $count++;
    }
    return $count;
}

# ---- Pieces ----

my @sample = ('-C', $top, 'kgz-tjk');
for my $end (@endings) {
    my $file = "$scratch/history.$end";
    my (@bad, @days);
    answer('export', @sample, '--history', '-o', $file);
    for my $day (qw(1991-01-01 2011-06-30 2022-09-14 2025-12-31)) {
        my ($want, $got) = map { $_->{rows} } table('stats', @sample,
            '--as-of', $day), stats($file, '--as-of', $day);
        for my $i (0 .. $#$want) {
            push @bad, "$day $want->[$i]{stage}"
                if abs($want->[$i]{length_m} - $got->[$i]{length_m}) > 1e-3;
        }
        push @days, scalar @$got;
    }
    is("@bad", '', "history.$end: each stage on each day, within 1 mm");
    cmp_ok($days[0], '>', 2, "history.$end: there are stages");
    my $day = "$scratch/day.$end";
    answer('export', @sample, '--as-of', '2022-09-14', '-o', $day);
    my ($want, $got) = map { $_->{rows} }
        table('stats', @sample, '--as-of', '2022-09-14'), stats($day);
    is(join(' ', map { sprintf '%.3f', $_->{length_m} } @$got),
        join(' ', map { sprintf '%.3f', $_->{length_m} } @$want),
        "day.$end: read back");
}

# A shapefile is a zip, and not called otherwise.
my ($out, $err, $exit) = ask('export', @sample, '-o', "$scratch/x.shp");
is($exit, 2, 'x.shp is refused');
like($err, qr/five files.*name it \S+x\.zip/, 'with the name to give');
ok(!-e "$scratch/x.shp", 'and not written');

done_testing();
