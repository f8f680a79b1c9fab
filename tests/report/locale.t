#!/usr/bin/env perl
# The same input gives the same bytes: twice, and under a locale with a decimal
# comma, far from Greenwich. Whole outputs of the sample, in every format.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

my %far = far_away();
my @sample = ('-C', $top, 'kgz-tjk');
my @commands = (
    (map { ['stats', @sample, '-f', $_] } qw(text csv json markdown)),
    (map { ['timeline', @sample, '-f', $_] } qw(text csv json markdown
        timelinejs)),
    ['export', @sample], ['export', @sample, '--history'],
    ['check', @sample, '-f', 'json'], ['help', 'stats'], ['check', '--rules']);

for my $command (@commands) {
    my @words = grep { $_ ne $top } @$command;
    my $here = answer(@$command);
    local @ENV{keys %far} = values %far;

    ok(length $here, "@words says something");
    is(answer(@$command), $here, "@words: the same under any locale");
}

# Messages quote the C library, and numbers: these too.
for my $words (['stats', '-C', $top, 'kgz-tjk', '-o', '/dev/full'],
    ['stats', '/no/such.shp'], ['stats', @sample, '--as-of', '2022-13']) {
    my @here = ask(@$words);
    local @ENV{keys %far} = values %far;
    is_deeply([ask(@$words)], \@here, "@here[1, 2] under any locale");
}

done_testing();
