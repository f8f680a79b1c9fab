#!/usr/bin/env perl
# docs/commands.md and the man pages come from the program's own help.
use strict;
use warnings;
use Test::More;

my $demarc = $ENV{DEMARC} || 'build/release/demarc';

sub slurp {
    my ($path) = @_;
    open my $in, '<', $path or return '';
    local $/;
    return <$in>;
}

ok(scalar(`$demarc help --markdown`) eq slurp('docs/commands.md'),
    'docs/commands.md is what `make docs` writes');

my @verbs = slurp('src/cli/commands.def') =~ /^COMMAND\(([a-z-]+),/mg;
for my $verb ('', @verbs) {
    my $said = `$demarc help --man $verb | mandoc -T lint -W warning 2>&1`;
    is($said, '', "demarc help --man $verb: mandoc has nothing to say");
}

done_testing();
