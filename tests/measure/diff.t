#!/usr/bin/env perl
# What changed, against figures that are worked out otherwise: lengths by
# GeodSolve, areas by Planimeter (geographiclib-tools), crossings and distances
# by brute force in space. For editions of Natural Earth see diff_editions.t.
use strict;
use warnings;
use lib 'tests';
use JSON::PP;
use List::Util qw(max sum0);
use Run;
use Test::More;

for my $tool (qw(GeodSolve Planimeter)) {
    plan skip_all => "$tool is missing" if !has_tool($tool);
}

# Each line: [id, {fields}, [lon, lat], ...].
sub lines_file {
    my ($name, @lines) = @_;
    my @features;

    for (@lines) {
        my ($id, $more, @points) = @$_;
        my %is = (id => $id, left => 'AAA', right => 'BBB',
            stage => 'delimited', %$more);
        push @features, {type => 'Feature', properties => \%is,
            geometry => {type => 'LineString', coordinates => \@points}};
    }
    return spill("$scratch/$name.geojson", JSON::PP->new->canonical->encode(
        {type => 'FeatureCollection', features => \@features}));
}

sub asked {
    my (@words) = @_;
    my ($out, $err, $exit) = ask('diff', @words, '-f', 'json');

    diag($err) if $exit > 1;
    my $json = $exit > 1 ? {} : decode_json($out);
    return ($json->{summary}, $exit, $json->{rows});
}

# Square km of a polygon, anticlockwise positive.
sub planimeter {
    my (@ring) = @_;
    spill("$scratch/.ring", map { sprintf "%.15g %.15g\n", @$_[1, 0] } @ring);
    my $out = `Planimeter -p 10 --input-file '$scratch/.ring'`;
    return (split ' ', $out)[2] / 1e6;
}

sub party {
    my ($summary, $party, $key) = @_;
    my ($found) = grep { $_->{party} eq $party } @{$summary->{parties}};
    return $found ? $found->{$key} : 0;
}

sub near {
    my ($got, $want, $within, $name) = @_;
    ok(defined $got && abs($got - $want) <= $within, $name)
        or diag('got ', $got // 'nothing', ", want $want within $within");
}

# ---- The sample: the stretches of its events, measured by GeodSolve ----

my $piece = decode_json(answer('export', 'kgz-tjk', '-f', 'geojson',
    '--as-of', '2005-01-01'));
my %whole;
for (grep { $_->{properties}{kind} eq 'piece' } @{$piece->{features}}) {
    my $of = $_->{properties};
    push @{$whole{$of->{segment}}}, $_->{geometry}{coordinates};
}
my %long = map {
    my $sum = sum0(metres(@{$whole{$_}}));
    ($_ => $sum)
} keys %whole;
# On 2022-01-01 main[0%..57.016%] is described and the rest undetermined; on
# 2025-06-01 all is delimited, by the treaty of March 2025.
my ($summary, $exit) =
    asked('-C', $top, 'kgz-tjk', '--from', '2022-01-01', '--to', '2025-06-01');
is($exit, 1, 'sample: something differs');
near($summary->{stage_m}, $long{main} + $long{vorukh}, 0.05,
    'sample: all of it changed its stage');
is($summary->{moves} + $summary->{areas}, 0, 'sample: nothing moved');
my (undef, undef, $rows) =
    asked('-C', $top, 'kgz-tjk', '--from', '2022-01-01', '--to', '2025-06-01');
my %row = map { ("$_->{was}-$_->{is}" => $_->{new_m}) } @$rows;
near($row{'described-delimited'}, 0.57016 * $long{main}, 0.05,
    'sample: described to delimited');
near($row{'undetermined-delimited'},
    $long{vorukh} + (1 - 0.57016) * $long{main}, 0.05,
    'sample: undetermined to delimited');
($summary, $exit) =
    asked('-C', $top, 'kgz-tjk', '--from', '2026-01-01', '--to', '2026-02-01');
is("$exit $summary->{differs}", '0 0', 'sample: nothing differs in 2026');

# ---- A made swap: corners on parallels and meridians, edges geodesics ----

my @tooth = ([71, 40], [71, 40.1], [72, 40.1], [72, 40]);
my @notch = ([73, 40], [73, 39.95], [74, 39.95], [74, 40]);
my @old = ([70, 40], @tooth[0, 3], @notch[0, 3], [75, 40]);
my @new = ([70, 40], @tooth, @notch, [75, 40]);
my $to_b = -planimeter(@tooth); # north of the old line, which runs east
my $to_a = planimeter(@notch);
my $swap = lines_file('swap',
    ['west', {}, @old[0, 1]],
    ['old', {until => '2024-05-01'}, @old[1 .. 4]],
    ['new', {from => '2024-05-01'}, @new[1 .. 8]],
    ['east', {}, @old[4, 5]]);
my $events = spill("$scratch/swap.csv",
    "date,type,title,id\n2024-05-01,transfer,The swap,swap-1\n");
my @swap = ('--segments', $swap, '--events', $events);
($summary, $exit) = asked(@swap, '--from', '2024-04-30');
is($exit, 1, 'swap: something differs');
near(party($summary, 'BBB', 'received_km2'), $to_b, 2e-6, 'swap: BBB received');
near(party($summary, 'AAA', 'received_km2'), $to_a, 2e-6, 'swap: AAA received');
near(party($summary, 'AAA', 'given_km2'), $to_b, 2e-6, 'swap: AAA gave');
is("$summary->{moves} $summary->{areas}", '2 2', 'swap: two moves, two areas');
my ($west, $middle, $east) = metres([@old[0, 1]], [@old[2, 3]], [@old[4, 5]]);
near($summary->{unchanged_m}, $west + $middle + $east, 1e-3, 'swap: unchanged');
near($summary->{moved_from_m}, sum0(metres([@old[1, 2]], [@old[3, 4]])), 1e-3,
    'swap: moved from');
near($summary->{moved_to_m}, sum0(metres([@tooth], [@notch])), 1e-3,
    'swap: moved to');
# The corner of the tooth is as far as its meridian is long: 11.1 km; its
# geodesics bulge by less than the step.
near($summary->{hausdorff_m}, (metres([@tooth[0, 1]]))[0],
    $summary->{step_m} + 150, 'swap: Hausdorff distance');
(undef, undef, $rows) = asked(@swap, '--from', '2024-04-30', '--by', 'piece');
is(join(' ', map { $_->{event} // '-' } @$rows),
    '- swap-1 - swap-1 -', 'swap: the transfer is named');
my ($mirror) = asked($swap, $swap, '--from', '2024-05-01', '--to', '2024-04-30');
is_deeply([map { [$_->{received_km2}, $_->{given_km2}] } @{$mirror->{parties}}],
    [map { [$_->{given_km2}, $_->{received_km2}] }
        @{(asked($swap, $swap, '--from', '2024-04-30',
            '--to', '2024-05-01'))[0]{parties}}],
    'swap: back is the mirror image');
($summary, $exit) = asked(@swap, '--from', '2024-05-01', '--to', '2024-06-01');
is($exit, 0, 'swap: nothing differs after it');

# The same across the antimeridian, and with the new line digitised the other
# way, cut elsewhere.
sub shifted { my $by = shift; map { [($_->[0] + $by + 540) % 360 - 180
    + ($_->[0] - int $_->[0]), $_->[1]] } @_ }
my $far = lines_file('far', ['a', {}, shifted(108, @old)]);
my @back = reverse shifted(108, @new);
my %turned = (left => 'BBB', right => 'AAA');
my $far_new = lines_file('far-new', ['z', {%turned}, @back[0 .. 3]],
    ['y', {%turned}, @back[3 .. $#back]]);
($summary) = asked($far, $far_new);
near(party($summary, 'BBB', 'received_km2'), $to_b, 2e-6, 'at 180: BBB');
near(party($summary, 'AAA', 'received_km2'), $to_a, 2e-6, 'at 180: AAA');
near($summary->{unchanged_m}, $west + $middle + $east, 1e-3, 'at 180: unchanged');

# ---- Enclaves ----

my @ring = ([70.4, 40.3], [70.5, 40.3], [70.5, 40.4], [70.4, 40.4], [70.4, 40.3]);
my $inside = planimeter(@ring[0 .. 3]);
my $main = ['main', {}, @old];
# An enclave of BBB in AAA's land: inside, on the left, is BBB.
my $enclave = ['enclave', {left => 'BBB', right => 'AAA'}, @ring];
my $without = lines_file('without', $main);
my $with = lines_file('with', $main, $enclave);
($summary) = asked($with, $without);
near(party($summary, 'AAA', 'received_km2'), $inside, 2e-6,
    'an enclave that went: the party round it received it');
near($summary->{removed_m}, (metres([@ring]))[0], 1e-3, 'and its ring is removed');
($summary) = asked($without, $with);
near(party($summary, 'BBB', 'received_km2'), $inside, 2e-6,
    'an enclave that came: the party inside received it');
# The line moves round the enclave: what was BBB's inside stays so.
my @round = ([70, 40], [70, 40.5], [71, 40.5], @old[1 .. 5]);
my $joined = lines_file('joined', ['main', {}, @round]);
($summary) = asked($with, $joined);
near(party($summary, 'BBB', 'received_km2'),
    -planimeter(@round[0 .. 3]) - $inside, 1e-5,
    'a corridor: the enclave does not change sides twice');
is(party($summary, 'BBB', 'given_km2'), 0, 'a corridor: BBB gave nothing');

# A ring that only begins elsewhere is the same ring.
my $turned = lines_file('turned', $main, ['enclave',
    {left => 'BBB', right => 'AAA'}, @ring[2, 3, 0, 1, 2]]);
($summary, $exit) = asked($with, $turned);
is("$exit $summary->{areas}", '0 0', 'a ring begun elsewhere: nothing differs');

# ---- Ends, and nothing in common ----

my $longer = lines_file('longer', ['main', {}, @old, [75.02, 40]]);
($summary) = asked($without, $longer);
near($summary->{added_m}, (metres([$old[5], [75.02, 40]]))[0], 1e-3,
    'a longer line: added');
is("$summary->{moves} $summary->{removed_m}", '0 0', 'a longer line: no more');
my $other = lines_file('other', ['main', {}, [10, 10], [11, 10]]);
($summary, $exit) = asked($without, $other);
near($summary->{removed_m}, (metres([@old]))[0], 1e-3, 'elsewhere: removed');
near($summary->{added_m}, (metres([[10, 10], [11, 10]]))[0], 1e-3,
    'elsewhere: added');
is("$exit $summary->{moves} $summary->{areas}", '1 0 0', 'elsewhere: no land');

# ---- Rounding, and the tolerance ----

# A vertex more on each geodesic (GeodSolve's middle), rounded to 7 decimals.
my @middle = map {
    my ($from, $to) = @$_;
    my ($azimuth, undef, $metres) = split ' ',
        `echo $from->[1] $from->[0] $to->[1] $to->[0] | GeodSolve -i -p 6`;
    my ($lat, $lon) = split ' ',
        sprintf '%s', `echo $from->[1] $from->[0] $azimuth @{[$metres / 2]} | GeodSolve -p 6`;
    [map { 0 + sprintf '%.7f', $_ } $lon, $lat]
} map { [@old[$_, $_ + 1]] } 0 .. 4;
my $dense = lines_file('dense',
    ['main', {}, map { ($old[$_], $middle[$_] // ()) } 0 .. 5]);
($summary, $exit) = asked($without, $dense);
is("$exit $summary->{moves} $summary->{areas}", '0 0 0',
    'vertices added on the line: nothing differs');
my @near = map { [@$_] } @old;
$near[2][1] += 0.00001; # 1.1 m
my $shaken = lines_file('shaken', ['main', {}, @near]);
is((asked($without, $shaken))[1], 1, 'a vertex moved by a metre: differs');
is((asked($without, $shaken, '--tolerance', 2))[1], 0, 'within 2 m it does not');

# ---- Property: received less given is what lies between both lines ----

my $state = 20250313;
sub chance { # Park and Miller's minimal standard; 0 to 1
    $state = $state * 16807 % 2147483647;
    return $state / 2147483647;
}
for my $round (1 .. 12) {
    my ($lon, $lat) = (360 * chance() - 180, 120 * chance() - 60);
    my @way = map {
        my $n = $_;
        [map { [$lon + $_ / 40, $lat + ($_ % 40 ? 0.05 * (chance() - 0.5) : 0)] }
            0 .. 40]
    } 0, 1;
    my @bent = map { [map { [$_->[0] > 180 ? $_->[0] - 360 : $_->[0],
        $_->[1]] } @$_] } @way;
    my ($from, $to) = map { lines_file("p$_", ['l', {}, @{$bent[$_]}]) } 0, 1;
    my ($forth) = asked($from, $to);
    my ($back) = asked($to, $from);
    # On along the old line and back along the new one: left of the old one is
    # AAA's land, so what is gone round anticlockwise went to BBB.
    my $net = planimeter(@{$bent[0]}, reverse @{$bent[1]}[1 .. 39]);
    my @got = map { my $s = $_; map { party($s, 'BBB', $_) }
        qw(received_km2 given_km2) } $forth, $back;

    ok(abs($got[0] - $got[1] - $net) < 1e-4
        && abs($got[0] - $got[3]) < 1e-5 && abs($got[1] - $got[2]) < 1e-5
        && $forth->{moves} == $back->{moves}, "random lines $round")
        or diag("net $net, got @got, $forth->{moves} $back->{moves}");
}

done_testing();
