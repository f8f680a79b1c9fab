#!/usr/bin/env perl
# The short geodesic compiled for each set of instructions of x86-64, and as the
# library has it: the same bits of each edge and of the sum, on those that this
# machine has. Of those that it has not, and of all others, no instruction
# rounds less often than is written.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use Test::More;

my $top = abs_path(dirname(__FILE__) . '/../..');
my $scratch = tempdir(CLEANUP => 1);
my $cc = $ENV{CC} || 'cc';

plan skip_all => 'these are sets of x86-64' if `$cc -dumpmachine` !~ /^x86_64/;
plan skip_all => 'clang makes no clones' if `$cc --version` =~ /clang/;

# As the Makefile has it.
my $flags = '-std=c11 -D_GNU_SOURCE -O3 -fopenmp-simd -fno-math-errno '
    . "-fno-trapping-math -I$top/src -I$top/tests";

# 2 million edges of a millimetre to 40 km, all over the earth but its poles: a
# hash of their bits (FNV-1a), the sum to the last bit, and how many were not
# short.
open my $source, '>', "$scratch/edges.c" or die;
print {$source} <<'END';
#include "measure/geodesic.h"
#include "measure/short.h"
#include "random.h"
#include <stdio.h>
#include <string.h>

int main(int count, char **words)
{
    double lon[DEMARC_SHORT_BLOCK + 1], lat[DEMARC_SHORT_BLOCK + 1];
    double metres[DEMARC_SHORT_BLOCK];
    uint64_t hash = 0xcbf29ce484222325, bits;
    size_t left = 0;
    demarc_sum sum = {0};
    dice at = {17};

    if (count == 2 && !(!strcmp(words[1], "x86-64") ||
        (!strcmp(words[1], "x86-64-v2") && __builtin_cpu_supports("x86-64-v2")) ||
        (!strcmp(words[1], "x86-64-v3") && __builtin_cpu_supports("x86-64-v3")) ||
        (!strcmp(words[1], "x86-64-v4") && __builtin_cpu_supports("x86-64-v4"))))
        return 77;
    for (int block = 0; block < 2000000 / DEMARC_SHORT_BLOCK; block++) {
        double step = pow(10, dice_real(&at, -8, -0.6));

        lon[0] = dice_real(&at, -179, 179);
        lat[0] = dice_real(&at, -85, 85);
        for (size_t i = 1; i <= DEMARC_SHORT_BLOCK; i++) {
            lon[i] = lon[i - 1] + dice_real(&at, -step, step);
            lat[i] = lat[i - 1] + dice_real(&at, -step, step);
        }
        left += demarc_short_edges(lon, lat, DEMARC_SHORT_BLOCK, metres);
        for (size_t i = 0; i < DEMARC_SHORT_BLOCK; i++) {
            memcpy(&bits, &metres[i], sizeof bits);
            hash = (hash ^ bits) * 0x100000001b3;
            demarc_sum_add(&sum, metres[i]);
        }
    }
    printf("%016llx %a %zu\n", (unsigned long long)hash, demarc_sum_value(&sum),
           left);
    return 0;
}
END
close $source or die;

sub made {
    my ($name, $how) = @_;

    system("$cc $flags $how -o $scratch/$name $scratch/edges.c "
        . "$top/src/measure/short.c -lm") == 0 or die "$cc failed\n";
    return "$scratch/$name";
}

# Some of these keep more digits of a product, or fewer of a root.
sub loose { return scalar grep { /\tv?(?:fn?m(?:add|sub)\d+|rsqrt|rcp)/ } `objdump -d $_[0]` }

my $plain = made('plain', '-ffp-contract=off -DDEMARC_SHORT_PLAIN');
my $want = `$plain`;
like($want, qr/^[0-9a-f]{16} 0x1\.[0-9a-f]+p\+\d+ 0$/, 'without vectors');

my $clones = made('clones', '-ffp-contract=off');
is(`$clones`, $want, 'as the library has it, for this machine');
is(loose($clones), 0, 'and none of its clones rounds less often');

for my $set ('x86-64', 'x86-64-v2', 'x86-64-v3', 'x86-64-v4') {
    my $program = made($set, "-ffp-contract=off -DDEMARC_SHORT_ONE -march=$set");

    is(loose($program), 0, "$set: each operation is rounded by itself");
    SKIP: {
        my $got = `$program $set`;
        skip "this machine has no $set", 1 if $? >> 8 == 77;
        is($got, $want, "$set: the same bits");
    }
}

# A test that could not fail would say the same of these.
my $fast = made('fast', '-ffp-contract=fast -DDEMARC_SHORT_ONE -march=x86-64-v3');
cmp_ok(loose($fast), '>', 0, 'with fused products it is seen in the code');
SKIP: {
    my $got = `$fast x86-64-v3`;
    skip 'this machine has no x86-64-v3', 1 if $? >> 8 == 77;
    isnt($got, $want, 'and in the bits');
}

done_testing();
