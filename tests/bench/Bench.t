#!/usr/bin/env perl
# The sums of the benchmarks, by hand.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Bench;
use Test::More;

is(median(3), 3, 'of one');
is(median(9, 1, 5), 5, 'of three, in any order');
is(median(10, 9, 1, 2), 5.5, 'of four: the mean of the two in the middle');
is(median(2, 10, 1), 2, 'as numbers, not as text');

sub round { return join ' ', map { sprintf '%.3f', $_ } exponents(@_) }

is(round([10, 5], [100, 50]), '1.000', 'ten times as much for ten times');
is(round([1, 3], [2, 12], [8, 12]), '2.000 0.000', 'squared, then not at all');
is(round([100, 8], [400, 4]), '-0.500', 'less for more');
is(round([1, 1]), '', 'one point has none');

my $run = Bench::once('echo a; echo b >&2');
is($run->{said}, "a\nb\n", 'what a program says, and what it complains of');
ok($run->{seconds} > 0 && $run->{mb} > 0, 'its time and memory');
ok(!eval { Bench::once('false'); 1 }, 'one that fails ends the benchmark');
like($@, qr/^bench: false failed/, 'and is named');
$run = Bench::once("perl -e 'my \$x = \"a\" x 3e7'");
cmp_ok($run->{mb}, '>', 25, 'memory is that of the program, in MB');

done_testing();
