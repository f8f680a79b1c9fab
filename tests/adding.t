#!/usr/bin/env perl
# docs/adding.md is enough: its code is put where the page says, a scratch
# copy is built from that, and does what the page shows.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Path 'make_path';
use File::Temp 'tempdir';
use FindBin;
use lib $FindBin::Bin;
use Examples;
use Test::More;

my $top = abs_path("$FindBin::Bin/..");
my $mode = $ENV{MODE} || 'release';
my $build = dirname(abs_path($ENV{DEMARC} || "$top/build/$mode/demarc"));
my $page = "$top/docs/adding.md";

# With the objects that are there, only what hangs on the page is compiled.
my $scratch = tempdir(CLEANUP => 1);
make_path("$scratch/build/$mode");
system('cp', '-Rp', (map { "$top/$_" } qw(Makefile src tests geodata timeline)),
    $scratch) == 0 or die;
system('cp', '-Rp', "$build/obj", "$build/flags", "$scratch/build/$mode") == 0
    or die;

my @tests;
for my $block (grep { $_->{kind} eq 'c' } blocks_of(slurp($page))) {
    my ($what, $path) = $block->{lead} =~ /(New file|Row in)\s+`([^`]+)`/
        or die "$page:$block->{line}: whose code is this?\n";
    my $before = $what eq 'Row in' ? slurp("$scratch/$path") : '';
    spill("$scratch/$path", $before . $block->{text});
    push @tests, $path =~ s/\.c$//r if $path =~ /^tests\//;
}

delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS)};
my @targets = map { "build/$mode/$_" } 'demarc', @tests;
my $said = qx(cd '$scratch' && make MODE=$mode @targets 2>&1);
is($?, 0, 'the code of the page is built') or BAIL_OUT($said);
unlike($said, qr/warning:/, 'without a warning');
is(system("cd '$scratch' && build/$mode/$_ >/dev/null"), 0, "$_ passes")
    for @tests;

is(system('clang-format', '--dry-run', '--Werror',
    "--style=file:$top/.clang-format", map { "$scratch/$_" }
    qw(src/cli/cmd_count.c src/write/wkt.c)), 0, 'laid out as the rest')
    if !system('command -v clang-format >/dev/null');

@ENV{qw(PATH LC_ALL TZ)} = ("$scratch/build/$mode:$ENV{PATH}", 'C.UTF-8', 'UTC');
check_examples($page, 'docs/adding.md', $scratch);
done_testing();
