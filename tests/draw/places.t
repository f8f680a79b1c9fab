#!/usr/bin/env perl
# A town that is named has its symbol: one that lies under another name is
# left out, and was not once, so that its name seemed to be the other's.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

# A town, and a lesser one that is put to the east of it, farther each time:
# under the first one's name, and then beyond it.
my ($alone, $both, @wrong) = (0, 0);
for my $step (1 .. 40) {
    my $places = spill("$scratch/towns.csv", "name,lon,lat,rank\n"
        . "Long Name of a Town,70.4,39.75,1\n"
        . sprintf("Small,%.3f,39.75,3\n", 70.4 + 0.04 * $step));
    my ($svg, $err, $exit) =
        ask('map', 'kgz-tjk', '--places', $places, '--as-of', '2000-01-01');
    my $names = () = $svg =~ /<text class="label"/g;
    my $symbols = () = $svg =~ /<circle class="place"/g;

    push @wrong, "$step: $names, $symbols" if $exit ne '0' || $names != $symbols;
    $alone += $names == 1;
    $both += $names == 2;
}
is_deeply(\@wrong, [], 'as many symbols as names');
cmp_ok($alone, '>', 3, 'under the name the lesser town is left out');
cmp_ok($both, '>', 3, 'beyond it both are there');
done_testing();
