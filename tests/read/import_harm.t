#!/usr/bin/env perl
# Files of feeds that are damaged, or made to do harm: refused with the line,
# or with --skip-bad-rows dropped and counted; nothing is written by halves.
use strict;
use warnings;
use FindBin '$Bin';
use lib "$Bin/..";
use Feeds;
use Run;
use Test::More;

my $mixed = file(\@ucdp, ucdp(), ucdp(id => 2));
my $good = ucdp();
for my $case (
    ['a row cut short', [$good, substr $good, 0, 100], qr/:3: (?:ragged|the quote)/],
    ['a cell too many', [$good, "$good,x", $good], qr/:3: ragged row: 50 cells/],
    ['the header again', [$good, record(@ucdp), $good], qr/:3: the header/],
    ['a date that is none', [ucdp(date_start => '2022-02-30')], qr/:2: date/],
    ['a day before its first', [ucdp(date_end => '2022-09-13')], qr/ends before/],
    ['half a person', [ucdp(best => '1.5')], qr/:2: fatalities "1\.5"/],
    ['a negative number', [ucdp(deaths_a => -3)], qr/deaths_a "-3"/],
    ['a point off the earth', [ucdp(latitude => 95)], qr/no point at lon/]) {
    my ($name, $rows, $says) = @$case;
    my $path = file(\@ucdp, @$rows);
    my $is = import_of($path);
    is($is->{exit}, 65, "$name: refused");
    like($is->{err}, $says, "$name: named with its line");
    is($is->{out}, '', "$name: nothing is written");
    next if @$rows == 1;
    $is = import_of($path, '--skip-bad-rows');
    is($is->{exit}, 0, "$name: --skip-bad-rows goes on");
    is($is->{all}{dropped}{rows}, 1, "$name: one row is dropped");
    balanced($is, $name);
}
for my $case (
    ['empty', '', qr/the file is empty/],
    ['a header alone', record(@ucdp) . "\n", qr/there are no rows/],
    ['a NUL', record(@ucdp) . "\n" . ucdp(place => "a\0b", adm_1 => "\0") . "\n",
        qr/NUL/],
    ['one name twice', record(@ucdp, 'id') . "\n$good,1\n", qr/both called "id"/],
    ['no feed', "a,b\n1,2\n", qr/no known feed; .*--from csv|no known feed/],
    ['a huge cell', record(@ucdp) . "\n" . ucdp(dyad_name => 'x' x (40 << 20)),
        qr/more than 16 MB/]) {
    my ($name, $text, $says) = @$case;
    my $is = import_of(spill("$scratch/bad.csv", $text));
    is($is->{exit}, 65, "$name: refused") or diag $is->{err};
    like($is->{err}, $says, "$name: told");
}
is(import_of(file(\@ucdp, ucdp(dyad_name => 'x' x 1e6)))->{exit}, 0,
    'a cell of a megabyte is read');
spill("$scratch/there.csv", 'mine');
my (undef, undef, $exit) =
    ask('import', $mixed, '-o', "$scratch/there.csv");
is($exit, 73, 'a file that is there stays');
is(slurp("$scratch/there.csv"), 'mine', 'as it was');
($exit) = (ask('import', $mixed, '-o', $mixed, '--overwrite'))[2];
is($exit, 73, 'a file that is read is not written over');

done_testing();
