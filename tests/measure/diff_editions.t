#!/usr/bin/env perl
# Natural Earth 1:10m against 1:50m, the line of Kyrgyzstan and Tajikistan: the
# crossings, the land between and the distances are worked out here by brute
# force, in longitude and latitude and in space; the areas are Planimeter's.
# Without npm, Planimeter or the network this skips. WORLD_ATLAS names
# countries-10m.json, if it is there already; countries-50m.json is beside it.
use strict;
use warnings;
use lib 'tests';
use File::Basename 'dirname';
use JSON::PP;
use List::Util qw(max min sum0);
use Math::Trig qw(pi);
use Run;
use Test::More;

for my $tool (qw(npm tar GeodSolve Planimeter)) {
    plan skip_all => "$tool is missing" if !has_tool($tool);
}
my $folder = $ENV{WORLD_ATLAS} ? dirname($ENV{WORLD_ATLAS}) : "$scratch/package";
if (!-e "$folder/countries-50m.json") {
    $folder = "$scratch/package";
    plan skip_all => 'world-atlas 2.0.2 cannot be had through npm'
        if system("cd $scratch && npm pack --silent world-atlas\@2.0.2 "
            . '>/dev/null 2>&1 && tar -xzf world-atlas-2.0.2.tgz') != 0;
}

# ---- The lines ----

sub edition {
    my ($scale) = @_;
    my $file = "$scratch/$scale.geojson";
    answer('extract', "$folder/countries-$scale.json", '--pair', 'KGZ,TJK',
        '-o', $file);
    return ($file, map { $_->{geometry}{coordinates} }
        @{decode_json(slurp($file))->{features}});
}

my ($old_file, @old) = edition('10m'); # main with KGZ on its left, and Vorukh
my ($new_file, @new) = edition('50m');

# ---- The oracle ----

my ($axis, $e2) = (6378137, 0.0066943799901413165);

sub space {
    my ($lon, $lat) = map { $_ * pi / 180 } @{$_[0]};
    my $n = $axis / sqrt(1 - $e2 * sin($lat) ** 2);
    return [$n * cos($lat) * cos($lon), $n * cos($lat) * sin($lon),
        $n * (1 - $e2) * sin($lat)];
}

# Points at most a kilometre apart, on the section through the earth's middle,
# which at these lengths is the geodesic within a centimetre.
sub thick {
    my (@line) = @_;
    my @out = $line[0];

    for my $i (1 .. $#line) {
        my ($p, $q) = map { space($_) } @line[$i - 1, $i];
        my $long = sqrt sum0 map { ($p->[$_] - $q->[$_]) ** 2 } 0 .. 2;
        my $parts = int($long / 1000) + 1;
        for my $k (1 .. $parts - 1) {
            my @at = map { $p->[$_] + $k / $parts * ($q->[$_] - $p->[$_]) } 0 .. 2;
            push @out, [atan2($at[1], $at[0]) * 180 / pi,
                atan2($at[2], (1 - $e2) * sqrt($at[0] ** 2 + $at[1] ** 2))
                    * 180 / pi];
        }
        push @out, $line[$i];
    }
    return @out;
}

# Where two edges cross: shares of both, or nothing.
sub cross {
    my ($p, $q, $r, $s) = @_;
    my ($ux, $uy) = ($q->[0] - $p->[0], $q->[1] - $p->[1]);
    my ($vx, $vy) = ($s->[0] - $r->[0], $s->[1] - $r->[1]);
    my ($wx, $wy) = ($r->[0] - $p->[0], $r->[1] - $p->[1]);
    my $d = $ux * $vy - $uy * $vx;

    return if $d == 0;
    my ($t, $u) = (($wx * $vy - $wy * $vx) / $d, ($wx * $uy - $wy * $ux) / $d);
    return if $t < 0 || $t >= 1 || $u < 0 || $u >= 1;
    return ($t, $u);
}

sub planimeter {
    my (@ring) = @_;
    spill("$scratch/.ring", map { sprintf "%.15g %.15g\n", @$_[1, 0] } @ring);
    my $out = `Planimeter -p 10 --input-file '$scratch/.ring'`;
    return (split ' ', $out)[2] / 1e6;
}

# Metres from a point to a line, both in space.
sub metres_to {
    my ($at, $line) = @_;
    my $best = 9e9;

    for my $i (1 .. $#$line) {
        my ($p, $q) = @$line[$i - 1, $i];
        my @d = map { $q->[$_] - $p->[$_] } 0 .. 2;
        my @w = map { $at->[$_] - $p->[$_] } 0 .. 2;
        my $long = sum0 map { $_ ** 2 } @d;
        my $t = $long ? sum0(map { $d[$_] * $w[$_] } 0 .. 2) / $long : 0;
        $t = min(1, max(0, $t));
        $best = min($best, sum0 map { ($w[$_] - $t * $d[$_]) ** 2 } 0 .. 2);
    }
    return sqrt $best;
}

sub hausdorff {
    my ($one, $other) = map { [map { space($_) } @$_] } @_;
    return max((map { metres_to($_, $other) } @$one),
        (map { metres_to($_, $one) } @$other));
}

# Eiter and Mannila's, between the points as they are.
sub frechet {
    my ($one, $other) = map { [map { space($_) } @$_] } @_;
    my @row;

    for my $i (0 .. $#$one) {
        my @next;
        for my $k (0 .. $#$other) {
            my $far = sqrt sum0
                map { ($one->[$i][$_] - $other->[$k][$_]) ** 2 } 0 .. 2;
            my @before = grep { defined } $i ? $row[$k] : undef,
                $k ? $next[$k - 1] : undef, $i && $k ? $row[$k - 1] : undef;
            $next[$k] = @before ? max($far, min(@before)) : $far;
        }
        @row = @next;
    }
    return $row[-1];
}

# Where two lines cross: places on both, and the point.
sub meets {
    my ($p, $q) = @_;
    my @out;

    for my $i (0 .. $#$p - 1) {
        my ($west, $east) = sort { $a <=> $b } map { $p->[$_][0] } $i, $i + 1;
        for my $k (0 .. $#$q - 1) {
            next if $q->[$k][0] < $west && $q->[$k + 1][0] < $west
                || $q->[$k][0] > $east && $q->[$k + 1][0] > $east;
            my ($t, $u) = cross(@$p[$i, $i + 1], @$q[$k, $k + 1]) or next;
            push @out, [$i + $t, $k + $u, [map {
                $p->[$i][$_] + $t * ($p->[$i + 1][$_] - $p->[$i][$_])} 0, 1]];
        }
    }
    return sort { $a->[0] <=> $b->[0] } @out;
}

# A ring that begins and ends at a point of it.
sub turned {
    my ($ring, $at, $point) = @_;
    my $i = int $at;
    return [$point, @$ring[$i + 1 .. $#$ring - 1], @$ring[0 .. $i], $point];
}

# Between two crossings; anticlockwise along the old line and back is land on
# the left of the old line that is on the right of the new one.
my (@left_lost, @right_lost, @far, @walk);
sub lenses {
    my ($p, $q, @meets) = @_;

    for my $i (1 .. $#meets) {
        my ($from, $until) = @meets[$i - 1, $i];
        my @on = ($from->[2], @$p[int($from->[0]) + 1 .. int $until->[0]],
            $until->[2]);
        my @by = ($from->[2], @$q[int($from->[1]) + 1 .. int $until->[1]],
            $until->[2]);
        my $area = planimeter(@on, reverse @by[1 .. $#by - 1]);

        push @{$area > 0 ? \@left_lost : \@right_lost}, abs $area;
        push @far, hausdorff(\@on, \@by);
        push @walk, frechet(\@on, \@by);
    }
}

# KGZ is on the left of the main line and of the ring round Vorukh, both ways.
for my $n (0, 1) {
    my ($p, $q) = ([thick(@{$old[$n]})], [thick(@{$new[$n]})]);
    my @meets = meets($p, $q);

    if ($n == 1) { # both rings begin at their first crossing
        my ($at_p, $at_q, $point) = @{$meets[0]};
        ($p, $q) = (turned($p, $at_p, $point), turned($q, $at_q, $point));
        @meets = ([0, 0, $point], (grep {
            $_->[0] > 1e-6 && $_->[0] < $#$p - 1e-6
                && $_->[1] > 1e-6 && $_->[1] < $#$q - 1e-6
        } meets($p, $q)), [$#$p, $#$q, $point]);
    }
    my @order = sort { $a->[1] <=> $b->[1] } @meets;
    is_deeply(\@meets, \@order, "oracle: line $n: crossings in one order");
    lenses($p, $q, @meets);
}
my %to = (TJK => sum0(@left_lost), KGZ => sum0(@right_lost));

# ---- What demarc says ----

sub asked {
    my ($out, $err, $exit) = ask('diff', @_, '-f', 'json');
    is($exit, 1, "@_[2 .. $#_]: something differs") or diag($err);
    return decode_json($out);
}

my @same = ('--by', 'piece');
my $json = asked($old_file, $new_file, @same);
my $summary = $json->{summary};
my %got = map { ($_->{party} => $_) } @{$summary->{parties}};
my @moved = grep { $_->{change} eq 'moved' } @{$json->{rows}};

# Beyond the first and the last crossing there is less than 0.01 km2 of land,
# since the ends are within 200 m of each other.
cmp_ok(abs($got{TJK}{received_km2} - $to{TJK}), '<', 0.03,
    "received by TJK: $got{TJK}{received_km2}, here $to{TJK}");
cmp_ok(abs($got{KGZ}{received_km2} - $to{KGZ}), '<', 0.03,
    "received by KGZ: $got{KGZ}{received_km2}, here $to{KGZ}");
is($got{KGZ}{received_km2}, $got{TJK}{given_km2}, 'what one received one gave');
my ($most, $step) = (max(@far), $summary->{step_m});
cmp_ok(abs($summary->{hausdorff_m} - $most), '<', $step,
    "Hausdorff distance: $summary->{hausdorff_m}, here $most");
my $longest = max(@walk);
cmp_ok(abs($summary->{frechet_m} - $longest), '<', 1000 + 2 * $step,
    "Frechet distance: $summary->{frechet_m}, here $longest");
my ($was, $is) = (sum0(metres(@old)), sum0(metres(@new)));
cmp_ok(abs($summary->{old_m} - $was), '<', 0.001, 'length of the old line');
cmp_ok(abs($summary->{new_m} - $is), '<', 0.001, 'length of the new line');
cmp_ok(abs(sum0(map { $_->{old_m} } @moved) + $summary->{removed_m} - $was), '<',
    0.001, 'the pieces add up to the old line');
cmp_ok(abs(sum0(map { $_->{new_m} } @moved) + $summary->{added_m} - $is), '<',
    0.001, 'and to the new one');

# Back is the mirror image.
my %mirror = map { ($_->{party} => $_) }
    @{asked($new_file, $old_file, @same)->{summary}{parties}};
for my $party (qw(KGZ TJK)) {
    cmp_ok(abs($mirror{$party}{received_km2} - $got{$party}{given_km2}), '<', 1e-4,
        "mirror: $party");
}
done_testing();
