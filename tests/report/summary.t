#!/usr/bin/env perl
# The summary of stats in JSON: programs rely on its keys, and on its sums.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

my @classes = qw(unknown undetermined described delimited demarcated disputed
    line_of_control);
my @days = qw(1900 2010-12-31 2011-06-30 2011-12-31 2022-04-15 2022-09-14
    2024-12-03 2024-12-04 2025-03-12 2025-03-13 2100);

sub near {
    my ($got, $want, $name) = @_;
    ok(abs($got - $want) <= 1e-3, $name) or diag("$got is not $want");
}

sub check {
    my ($name, @words) = @_;
    my $sum = table('stats', '-C', $top, 'kgz-tjk', @words)->{summary};
    my ($whole, $done) = (0, 0);

    is_deeply([sort keys %$sum],
        [sort qw(as_of reach bands reported), map { "${_}_m" } qw(total
            reached remaining), @classes], "$name: the keys");
    is_deeply([sort keys %{$sum->{bands}}], [sort 'reached', @classes],
        "$name: the keys of the bands");
    $whole += $sum->{"${_}_m"} for @classes;
    near($whole, $sum->{total_m}, "$name: the classes sum to the total");
    near($sum->{reached_m} + $sum->{remaining_m}, $sum->{total_m},
        "$name: so do reached and remaining");
    my @outside = grep {
        my ($band, $at) = ($sum->{bands}{$_}, $sum->{"${_}_m"});
        $band->{low} > $at + 1e-7 || $band->{high} < $at - 1e-7
    } 'reached', @classes;
    is_deeply(\@outside, [], "$name: each lies in its band");
    return $sum;
}

for my $day (@days) {
    my $sum = check("on $day", '--as-of', $day);
    is($sum->{reach}, 'described', "on $day: the dossier's reach");
    near($sum->{reached_m}, $sum->{described_m} + $sum->{delimited_m}
        + $sum->{demarcated_m}, "on $day: reached is described and further");
}
check("by $_", '--by', $_) for qw(segment route border);
check('shares of a total', '--total', '972');
check('planar', '--method', 'planar', '--crs', 'EPSG:32642');

# Rows hold the same: their stages sum to the summary's.
for my $by (qw(segment route border)) {
    my $all = table('stats', '-C', $top, 'kgz-tjk', '--by', $by, '--as-of',
        '2022-09-14');
    for my $key ('reached_m', map { "${_}_m" } @classes) {
        my $sum = 0;
        $sum += $_->{$key} for @{$all->{rows}};
        near($sum, $all->{summary}{$key}, "by $by: $key");
    }
}

# 786235.376, 51860.147 and 838095.522 m: GeodSolve -i -E on the vertices;
# 448.278 and 572.526 km: those shares of the record, 519.9 / 972, 664 / 972.
my $last = table('stats', '-C', $top, 'kgz-tjk');
my %routes = map { $_->{name} => $_->{length_m} } @{$last->{meta}{routes}};
near($routes{main}, 786235.376, 'the main line');
near($routes{'ring-1'}, 51860.147, 'the ring of Vorukh');
near($last->{summary}{total_m}, 838095.522, 'both');
ok(abs(table('stats', '-C', $top, 'kgz-tjk', '--as-of', $_->[0])
    ->{summary}{described_m} - 838095.522 * $_->[1] / 972) < 5, "on $_->[0]")
    for ['2011-12-31', 519.9], ['2021-04-28', 519.9], ['2022-09-14', 664],
    ['2024-12-03', 664], ['2024-12-04', 972];

done_testing();
