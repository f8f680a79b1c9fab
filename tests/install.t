#!/usr/bin/env perl
# What is installed is enough to build a program on the library, both ways,
# and is gone again after uninstall.
use strict;
use warnings;
use File::Find;
use File::Temp 'tempdir';
use Test::More;

my $mode = $ENV{MODE} || 'release';
my $prefix = $ENV{PREFIX} || '/usr/local';
plan(skip_all => "$mode builds are not for installing")
    unless $mode =~ /^(release|debug)$/;

my $root = tempdir(CLEANUP => 1);
my $make = "make -s MODE=$mode PREFIX=$prefix DESTDIR=$root";
delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS)};

is(system("$make install >/dev/null"), 0, 'make install');

open my $out, '>', "$root/try.c" or die $!;
print {$out} <<'END';
#include <demarc.h>
#include <stdio.h>
int main(void)
{
    const double line[] = {0, 0, 0, 1};
    return printf("%.3f\n", demarc_line_length(line, 2)) < 0;
}
END
close $out or die $!;

# One degree of the meridian from the equator: 110574.389 m, by
# `echo 0 0 1 0 | GeodSolve -i -p 3`.
$ENV{PKG_CONFIG_PATH} = "$root$prefix/lib/pkgconfig";
$ENV{LD_LIBRARY_PATH} = "$root$prefix/lib";
my $config = "pkg-config --define-variable=prefix=$root$prefix"
    . " --define-variable=libdir=$root$prefix/lib demarc";
my %ways = (
    shared => "\$($config --cflags --libs)",
    static => "\$($config --cflags) $root$prefix/lib/libdemarc.a"
        . " \$(pkg-config --libs \$($config --print-requires-private)) -lm");
for my $way (sort keys %ways) {
    system "cc -o $root/try $root/try.c $ways{$way}";
    is(`$root/try`, "110574.389\n", "a program with the $way library runs");
}

is(system("$make uninstall >/dev/null"), 0, 'make uninstall');
my @left;
find(sub { push @left, $File::Find::name unless -d }, "$root$prefix");
is_deeply(\@left, [], 'nothing is left');

done_testing();
