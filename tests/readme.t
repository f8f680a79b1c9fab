#!/usr/bin/env perl
# The documents are true: their examples print what they show (run one after
# the other in a scratch copy of the data), every word of the tables in src is
# in its dictionary, and every link leads to a file. GOLDEN=1 puts in what the
# examples print now.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use FindBin;
use lib $FindBin::Bin;
use Examples;
use Test::More;

my $top = abs_path("$FindBin::Bin/..");
my $binary = abs_path($ENV{DEMARC} || "$top/build/release/demarc");

my $scratch = tempdir(CLEANUP => 1);
mkdir "$scratch/bin" or die $!;
symlink $binary, "$scratch/bin/demarc" or die $!;
@ENV{qw(PATH LC_ALL TZ)} = ("$scratch/bin:$ENV{PATH}", 'C.UTF-8', 'UTC');
for my $name (qw(README.md docs/data.md docs/feeds.md
    docs/measures.md docs/say.md)) {
    my $folder = "$scratch/" . $name =~ s/\W/-/gr;
    mkdir $folder or die $!;
    system('cp', '-R', "$top/geodata", "$top/timeline", $folder) == 0 or die;
    check_examples("$top/$name", $name, $folder);
}

# The quoted words of a table's rows.
sub words_of {
    my ($table, $macro) = @_;
    return map { /"([^"]+)"/g } slurp("$top/$table") =~ /^$macro\((.*?)\)/gms;
}

my %dictionaries = (
    'docs/data.md' => [words_of('src/model/stages.def', 'SYNONYM')],
    'geodata/README.md' => [words_of('src/read/fields.def', 'FIELD')],
    'timeline/README.md' => [words_of('src/read/columns.def', 'COLUMN'),
        words_of('src/model/types.def', 'TYPE')],
);
for my $name (sort keys %dictionaries) {
    my $text = slurp("$top/$name");
    is_deeply([grep { $text !~ /\b\Q$_\E\b|`\Q$_\E`/ } @{$dictionaries{$name}}],
        [], "$name: has every word");
}

my $told = slurp("$top/docs/architecture.md");
my @untold;
for (split /\n/, slurp("$top/src/LAYERS")) {
    my ($layer, $may) = /^(\w+)\s*\|\s*(.*?)\s*\|/ or next;
    push @untold, $layer
        unless $layer eq 'cli' || $told =~ /^\| `$layer` \|\s*$may\s*\|/m;
}
is_deeply(\@untold, [], 'docs/architecture.md: has every layer');

for my $path (glob("$top/*.md $top/{docs,geodata,timeline,tests}/*.md"),
    glob("$top/docs/*/*.md")) {
    my $text = slurp($path) =~ s/^```.*?^```$//gmsr;
    my @lost = grep { !-e dirname($path) . "/$_" }
        grep { !/^\w+:/ } $text =~ /\]\(([^)#\s]+)/g;
    is_deeply(\@lost, [], substr($path, 1 + length $top) . ': links');
}

done_testing();
