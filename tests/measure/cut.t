#!/usr/bin/env perl
# What cut writes: by GeographicLib's GeodSolve its parts are as long as asked
# and add up to the line, and stats reads them back as it is, also across the
# antimeridian and for a ring.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use JSON::PP;
use Run;
use Test::More;

plan skip_all => 'GeodSolve is not there' unless has_tool('GeodSolve');

sub lines_of {
    my ($path) = @_;
    my %lines;

    for my $feature (@{decode_json(slurp($path))->{features}}) {
        my $shape = $feature->{geometry};
        $lines{$feature->{properties}{id}} = $shape->{type} eq 'LineString'
            ? [$shape->{coordinates}] : $shape->{coordinates};
    }
    return %lines;
}

sub feature {
    my ($id, @points) = @_;
    return {type => 'Feature',
        properties => {id => $id, left => 'AAA', right => 'BBB',
            stage => 'described', name => "the $id"},
        geometry => {type => 'LineString', coordinates => \@points}};
}

# A line of 12 edges across 180 degrees, and a ring round a point on it.
my $pi = 4 * atan2(1, 1);
sub wrapped { my ($lon) = @_; return $lon > 180 ? $lon - 360 : $lon }
my @line = map { [wrapped(178.5 + 0.25 * $_), 60 + 0.3 * sin(3 * $_)] } 0 .. 12;
my @ring = map { [wrapped(180 + 0.4 * cos($_ * $pi / 8)),
    50 + 0.3 * sin($_ * $pi / 8)] } 0 .. 15;
push @ring, $ring[0];
my $source = spill("$scratch/lines.geojson", encode_json({
    type => 'FeatureCollection',
    features => [feature('line', @line), feature('ring', @ring)]}));
my ($line_m, $ring_m) = metres(\@line, \@ring);

my $cut = "$scratch/cut.geojson";
answer('cut', $source, '--at', 'main:12.5', '--at', 'main:100', '--at',
    'ring-1:50%', '-o', $cut);
my %parts = lines_of($cut);
is_deeply([sort keys %parts],
    [qw(line.1 line.2 line.3 ring.1 ring.2)], 'the parts have names');
my %metres = map {
    my $sum = 0;
    $sum += $_ for metres(@{$parts{$_}});
    ($_ => $sum)
} keys %parts;
my $first = $metres{'line.1'};
my $last = $metres{'line.3'};
($first, $last) = ($last, $first) if abs($last - 12500) < abs($first - 12500);
ok(abs($first - 12500) < 1e-6, 'the first is as long as asked');
ok(abs($metres{'line.2'} - 87500) < 1e-6, 'and the second');
ok(abs($metres{'ring.1'} - $metres{'ring.2'}) < 1e-6, 'halves of the ring');
ok(abs($first + $last + $metres{'line.2'} - $line_m) < 1e-6,
    'the line adds up');
ok(abs($metres{'ring.1'} + $metres{'ring.2'} - $ring_m) < 1e-6,
    'and the ring');

my $before = table('stats', $source)->{summary};
my $after = table('stats', $cut)->{summary};
ok(abs($after->{total_m} - $before->{total_m}) < 1e-3,
    'stats reads as much as before');
is($after->{described_m}, $after->{total_m}, 'of the same stage');
my ($route) = grep { $_->{ring} } @{table('stats', $cut)->{meta}{routes}};
ok(abs($route->{length_m} - $ring_m) < 1e-3, 'and the ring is one again');

# A stretch across the antimeridian, alone.
answer('cut', $source, '--stretch', 'main[25%..75%]', '-o',
    "$scratch/one.geojson");
my %one = lines_of("$scratch/one.geojson");
is(join(' ', keys %one), 'line.1', 'one feature');
is(scalar @{$one{'line.1'}}, 2, 'in two parts, cut at 180');
my $length = 0;
$length += $_ for metres(@{$one{'line.1'}});
ok(abs($length - $line_m / 2) < 1e-6, 'half of the line');

# Points beside the line: where locate says.
my $points = spill("$scratch/points.csv", "id,lon,lat\nx,179.4,60.1\ny,,\n");
my ($out, $err, $exit) = ask('cut', $source, '--points', $points);
is($exit, 65, 'a point that is far is refused');
like($err, qr/points.csv:2: the point x is [\d.]+ km off the line; give/,
    'with its distance');
my $table = table('cut', $source, '--points', $points, '--max-distance', 50);
my ($place) = @{table('locate', $source, $points)->{rows}};
my ($part) = grep { $_->{id} eq 'line.1' } @{$table->{rows}};
ok(abs($part->{to_m} - $place->{chainage_m}) < 1e-6
    || abs($part->{from_m} - $place->{chainage_m}) < 1e-6,
    'cut where it is nearest');

done_testing();
