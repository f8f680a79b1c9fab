#!/usr/bin/env perl
# Polygons made for the purpose: a gap, an overlap, a hole, the antimeridian,
# and pairs that have no line. GeodSolve -i -p 6 <<< "0 0.1 0.1 0.1" gives the
# side of the squares, 11057.427695 m.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use JSON::PP;
use List::Util 'sum0';
use Run;
use Test::More;

sub polygon {
    my ($name, @rings) = @_;
    return spill("$scratch/$name.geojson", JSON::PP->new->encode({
        type => 'Feature', properties => {name => $name}, geometry => {
            type => 'Polygon', coordinates => [map { [@$_, $_->[0]] } @rings]}}));
}
sub box {
    my ($west, $south, $east, $north) = @_;
    return [[$west, $south], [$east, $south], [$east, $north], [$west, $north]];
}
sub rows { return table('extract', @_)->{rows} }

my $side = 11057.427695;
my $box = polygon('a', box(0, 0, 0.1, 0.1));
# 50 m at the equator are 50 / 111319.490793 degrees: 6378137 * pi / 180
my $gap = polygon('gap', box(0.1 + 50 / 111319.490793, 0, 0.2, 0.1));
for my $keep (qw(a b mid)) {
    my ($row, @more) = @{rows($box, $gap, '--side', $keep)};
    ok(!@more && abs($row->{length_m} - $side) < 1, "a gap of 50 m, side $keep");
    cmp_ok(abs($row->{largest_a_m} - 50), '<', 0.1, '... is 50 m wide');
    # 50 * 11057.43 / 1e6
    cmp_ok(abs($row->{gap_km2} - 0.552871), '<', 0.0006, '... and has an area');
}
# At each end 11 m of the other's edge may be counted.
my ($over) = @{rows($box, polygon('over', box(0.0999, 0, 0.2, 0.1)))};
cmp_ok(abs($over->{length_m} - $side), '<', 25, 'an overlap');
# 11057.43 * 0.0001 * 111319.49 / 1e6
cmp_ok(abs($over->{sliver_km2} - 0.123091), '<', 0.0002, '... and its area');
my ($ring) = @{rows(polygon('hole', box(0, 0, 0.1, 0.1),
    [reverse @{box(0.02, 0.02, 0.05, 0.05)}]),
    polygon('in', box(0.02, 0.02, 0.05, 0.05)))};
is($ring->{kind}, 'ring', 'what fills a hole is a ring');

# An island of both, moved by a metre in one: a ring, though both have the land on
# the same side. The other half of a border is a river that widens: a tolerance by
# hand keeps the half that is the same, 0.05 degrees of meridian (GeodSolve -i -p 6
# <<< "0 0.1 0.05 0.1": 5528.713886 m).
my $off = 0.7 / 111319.490793;
my ($island) = @{rows(polygon('isle', box(1, 1, 1.1, 1.1)),
    polygon('claim', box(1 + $off, 1 - $off, 1.1 + $off, 1.1 + $off)))};
is($island->{kind}, 'ring', 'an island of both is a ring');
cmp_ok($island->{largest_a_m}, '<', 1.01, '... where both have it');
is($island->{gaps} + $island->{slivers}, 0, '... without a gap');
my @bank = map { [0.1 + 3 ** $_ / 111319.490793, 0.05 + 0.005 * $_] } 0 .. 6;
my ($half, @others) = @{rows(
    polygon('dry', [[0, 0], (map { [0.1, 0.005 * $_] } 0 .. 20), [0, 0.1]]),
    polygon('wet', [[0.2, 0], [0.2, 0.1], (reverse @bank),
        reverse map { [0.1 + $off, 0.005 * $_] } 0 .. 9]), '--tolerance', 2)};
cmp_ok(abs($half->{length_m} - 5528.713886), '<', 5, 'as far as it is the same');
is(scalar @others, 0, '... and no more');

# Across the antimeridian: the line of the one that is jittered is that of a.
my @way = map { [$_ % 2 ? -179.99 : 179.99, 0.01 * $_] } 0 .. 10;
my $west = polygon('west', [[179.5, 0], @way, [179.5, 0.1]]);
my $east = polygon('east', [[-179.5, 0], [-179.5, 0.1],
    map { [$_->[0] + 1e-5, $_->[1] + 1e-5] } reverse @way]);
my ($line) = @{rows($west, $east)};
cmp_ok(abs($line->{length_m} - sum0(metres(\@way))), '<', 1e-3,
    'across the antimeridian: as long as GeodSolve has side a');

for (['far', 'come within 11131\.9\d\d m', 0.2, 0, 0.3, 0.1],
    ['touch', 'they only touch', 0.1, 0.1, 0.2, 0.2],
    ['away', 'more than 20 km apart', 5, 5, 6, 6]) {
    my ($name, $says, @box) = @$_;
    my ($out, $err, $exit) = ask('extract', $box, polygon($name, box(@box)));
    is("$exit|$out", '65|', "$name: no line, and nothing written");
    like($err, qr/$says/, '... and how near they come');
}

done_testing();
