#!/usr/bin/env perl
# What the library shows and does not do: it exports what its header declares
# and nothing else, never prints, exits or asks the locale, and keeps no
# mutable data, so that a context per thread is enough.
use strict;
use warnings;
use File::Basename 'dirname';
use Test::More;

my $mode = $ENV{MODE} || 'release';
plan(skip_all => "$mode adds symbols of its own")
    unless $mode =~ /^(release|debug)$/;

my $build = dirname($ENV{DEMARC} || 'build/release/demarc');
my ($shared) = glob("$build/libdemarc.so.*");

# The functions that a header declares: a name before "(", no typedef.
my %declared;
for my $header (glob('src/*.h')) {
    open my $in, '<', $header or die "$header: $!\n";
    my $text = do { local $/; <$in> };
    $text =~ s{/\*.*?\*/}{}gs;
    $text =~ s/^#.*//mg;
    $declared{$_} = 1
        for map { /typedef/ ? () : /\b(demarc_\w+)\(/ } split /[;{}]/, $text;
}
my %exported = map { /^\S+ [A-Z] ([a-z]\w*)/ ? ($1 => 1) : () }
    `nm -D --defined-only $shared`;
is_deeply([sort grep { !$exported{$_} } keys %declared], [],
    'exports all that the header declares');
is_deeply([sort grep { !$declared{$_} } keys %exported], [],
    'exports nothing else');

my %banned = map { $_ => 1 } qw(
    printf vprintf puts putchar perror stdout stderr exit _exit abort
    setlocale localeconv strtod atof system popen getenv setenv tmpnam
);
is_deeply([grep { $banned{$_} } map { /U (\w+)/ } `nm -D -u $shared`], [],
    'never prints, exits or asks locale or environment');

my @mutable = map { /\s(\.(?:data|bss)\S*)\s+\S+\s+(\w+)$/
        && $1 !~ /rel\.ro/ && $2 ne $1 ? $2 : () }
    `objdump -t $build/libdemarc.a`;
is_deeply(\@mutable, [], 'keeps no mutable data');

done_testing();
