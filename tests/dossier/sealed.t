#!/usr/bin/env perl
# A dossier opened by its id is the one in datapackage.json, or is refused: no
# byte of its files may change, and no file may go or come.
use strict;
use warnings;
use lib 'tests';
use Run;
use Test::More;

my @files = ((map { "geodata/kgz-tjk/segments.$_" } qw(shp shx dbf prj cpg)),
    (map { "geodata/kgz-tjk/$_" } qw(land.geojson world.json places.csv
        crossings.csv)), 'timeline/kgz-tjk.csv');
my %whole = map { $_ => slurp($_) } @files, 'geodata/kgz-tjk/datapackage.json';

sub restore {
    mkdir "$scratch/$_" for qw(geodata geodata/kgz-tjk timeline);
    unlink glob "$scratch/geodata/kgz-tjk/*";
    spill("$scratch/$_", $whole{$_}) for keys %whole;
}

# Refused with 65, one line that names the file, and no answer.
sub refused {
    my ($name, $file) = @_;
    my ($out, $err, $exit) = ask('stats', 'kgz-tjk', '-C', $scratch);

    ok($exit eq '65' && $out eq ''
        && $err =~ /^demarc: \Q$scratch\/$file\E: .*datapackage\.json.*\n\z/,
        "$name: refused") or diag("exit $exit: $err");
}

restore();
ok(answer('stats', 'kgz-tjk', '-C', $scratch) =~ /838\.096/, 'as it is: read');

for my $file (@files) {
    my $bytes = $whole{$file};
    for my $at (0, 1, 29, int(length($bytes) / 2), length($bytes) - 1) {
        next if $at >= length $bytes;
        my $other = $bytes;
        substr($other, $at, 1) ^= "\x80";
        spill("$scratch/$file", $other);
        refused("$file, byte $at", $file);
    }
    spill("$scratch/$file", substr $bytes, 0, -1);
    refused("$file, cut", $file);
    spill("$scratch/$file", "$bytes\0");
    refused("$file, longer", $file);
    unlink "$scratch/$file";
    refused("$file, gone", $file) if $file !~ /^timeline/;
    restore();
}
for my $ending (qw(PRJ CPG DBF)) {
    my $file = "geodata/kgz-tjk/segments.$ending";
    spill("$scratch/$file", 'x');
    refused("one more, .$ending", $file);
    restore();
}

# Its own lines are not looked at when others are asked for.
spill("$scratch/$files[3]", "$whole{$files[3]} ");
my ($out, $err, $exit) = ask('stats', 'kgz-tjk', '-C', $scratch, '--segments',
    $files[0]);
is($exit, 0, 'other lines, by --segments') or diag($err);

restore();
unlink "$scratch/timeline/kgz-tjk.csv";
($out, $err, $exit) = ask('stats', 'kgz-tjk', '-C', $scratch);
is($exit, 65, 'without its timeline: refused');
like($err, qr/timeline/, 'and that is said');

done_testing();
