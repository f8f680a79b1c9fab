#!/usr/bin/env perl
# duplicates: what is proposed as one event, what is not, and that joining
# loses no row and no claim. Oracles: the rows, which are made here; distances
# are those of GeographicLib, the scores sums done by hand.
use strict;
use warnings;
use FindBin '$Bin';
use lib "$Bin/..";
use Feeds;
use JSON::PP;
use Run;
use Test::More;

my @columns = qw(id date type lon lat precision feed country side_a side_b
    fatalities fatalities_low fatalities_high note);
my $files = 0;

sub events {
    my ($feed, @rows) = @_;
    my %usual = (date => '2022-09-14', type => 'clash', lon => '70.59',
        lat => '39.87', precision => 'exact', feed => $feed,
        country => 'Kyrgyzstan', fatalities => 10);
    $files++;
    return spill("$scratch/$feed$files.csv", record(@columns), "\n",
        map { my %r = (%usual, %$_); record(@r{@columns}) . "\n" } @rows);
}

# id => verdict, and the whole table.
sub proposals {
    my $told = table('duplicates', @_);
    return ({map { $_->{id} => $_->{verdict} } @{$told->{rows}}}, $told);
}

# One event in two feeds. 39.87 and 39.88 N on 70.59 E are 1110.4 m apart:
# echo 39.87 70.59 39.88 70.59 | GeodSolve -i -p 3
my $a = events('ucdp', {id => 'u1', fatalities_low => 9, fatalities_high => 12});
my $b = events('acled', {id => 'a1', lat => '39.88', fatalities => 11});
my ($is, $told) = proposals($a, $b);
is_deeply($is, {'u1+a1' => 'clear'}, 'one event in two feeds');
my $row = $told->{rows}[0];
cmp_ok(abs($row->{distance_m} - 1110.4), '<', 0.1, 'how far apart they are');
# 1 - 1110.4 / 20000 is 0.944; 0.3 + 0.35 * 0.944 + 0.15 + 0.2 is 0.981
is("@$row{qw(date_score place_score parties_score dead_score score)}",
    '1 0.94 1 1 0.98', 'the score and its parts');
is($row->{first}, "$a:2", 'with file and line');
is($told->{summary}{accepted}, 0, 'nothing is accepted by itself');

# What agrees, and what does not.
for my $case (
    ['the next day', {date => '2022-09-15'}, 1],
    ['two days later', {date => '2022-09-16'}, 0],
    ['a month that holds the day', {date => '2022-09'}, 1],
    ['another month', {date => '2022-10'}, 0],
    ['9 km off', {lat => '39.95'}, 1],
    ['22 km off', {lat => '40.07'}, 0],
    ['22 km off, known to the district', {lat => '40.07', precision => 'adm2'},
        1],
    ['without a position', {lon => '', lat => ''}, 1],
    ['the other side of the border', {country => 'Tajikistan',
        side_a => 'Military Forces of Kyrgyzstan'}, 1],
    ['another country', {country => 'India'}, 0],
    ['8 dead', {fatalities => 8}, 1], ['2 dead', {fatalities => 2}, 0],
    ['dead not counted', {fatalities => ''}, 1]) {
    my ($name, $with, $proposed) = @$case;
    ($is) = proposals($a, events('acled', {id => 'a1', %$with}));
    is(keys %$is, $proposed, $name . ($proposed ? ': proposed' : ': not'));
}

# One feed.
($is) = proposals(events('ucdp', {id => 1}, {id => 2, note => 'x'}));
is_deeply($is, {}, 'rows of one feed are not proposed');
($is) = proposals(events('ucdp', {id => 1}, {id => 2}));
is_deeply($is, {'1+2' => 'identical'}, 'unless they are the same');

# Two candidates.
my $two = events('acled', {id => 'a1'}, {id => 'a2', lat => '39.871'});
($is) = proposals($a, $two);
is_deeply($is, {'u1+a1' => 'ambiguous', 'u1+a2' => 'ambiguous'},
    'two that are as good are ambiguous');
my $worse = events('acled', {id => 'a1'}, {id => 'a2', date => '2022-09'});
($is) = proposals($a, $worse);
is_deeply($is, {'u1+a1' => 'clear', 'u1+a2' => 'weaker'},
    'one that is better is clear');
($is) = proposals($a, events('acled', {id => 'a1', date => '2022',
            lon => '', lat => '', fatalities => 9}));
is_deeply($is, {'u1+a1' => 'doubtful'}, 'a year and no place is doubtful');

# ---- Joined ----

sub joined {
    my ($out, $err, $exit) = ask('duplicates', @_);
    is($exit, 0, "@_[-1, -1]: joined") or diag $err;
    return rows($out);
}

sub shape {
    return join ' ', map { "$_->{id}" . ($_->{own_id} && "($_->{own_id})") } @_;
}

my @rows = joined($a, $b, '--accept', 'all');
is(shape(@rows), 'u1 u1(a1)', 'both claims stay, under one id');
is("$rows[0]{fatalities} $rows[1]{fatalities}", '10 11', 'with their numbers');
is(shape(joined($a, $two, '--accept', 'all')), 'u1 a1 a2',
    'what is ambiguous is not joined by all');
is(shape(joined($a, $two, '--accept', 'u1+a2')), 'u1 u1(a2) a1',
    'but by its name');
is((ask('duplicates', $a, $two, '--accept', 'u1+a9'))[2], 2,
    'a proposal that is none is refused');

# Three feeds, and other columns.
my $c = spill("$scratch/own.csv", "event_id;date;stage;stretch;weather\n",
    "k1;2022-09-14;described;all;rain\n", "k1;2022-09-15;;;\n");
@rows = joined($a, $b, events('third', {id => 't1'}), $c, '--accept', 'all');
is(shape(@rows), 'u1 u1(t1) u1(a1) k1 k1', 'three feeds, one event, what agrees best first');
is($rows[3]{weather}, 'rain', 'columns of every file');
my $three = spill("$scratch/three.csv", scalar((ask('duplicates', $a, $b,
    events('third', {id => 't1'}), '--accept', 'all'))[0]));
is(shape(joined($three, '--accept', 'all')), 'u1 u1(t1) u1(a1)',
    'once joined, it stays so');

# An event that changes the line leads; two that do are left apart.
my $staged = spill("$scratch/staged.csv", record(@columns, 'stage', 'stretch'),
    "\n", record('s1', '2022-09-14', 'clash', '70.59', '39.87', 'exact', 'own',
        'Kyrgyzstan', '', '', 10, '', '', '', 'described', 'all'), "\n");
is(shape(joined($a, $staged, '--accept', 'all')), 's1 s1(u1)',
    'the event that changes the line is the event');
(my $again = slurp($staged)) =~ s/,own,/,other,/;
my ($out, $err) = ask('duplicates', $staged, spill("$scratch/again.csv",
    $again =~ s/^s1/s2/mr), '--accept', 'all');
is(shape(rows($out)), 's1 s2', 'two that change it are left apart');
like($err, qr/s1\+s2 is not accepted: both say/, 'and it is told');

# Ids of two feeds that happen to be the same are never one by accident.
($out, $err, my $exit) = ask('duplicates', events('ucdp', {id => 7}),
    events('acled', {id => 7, date => '1999'}), '--accept', 'all');
is("$exit $out", '65 ', 'one id in two feeds is refused');
like($err, qr/"7" is also in /, 'with both places');

# Every row of many, and twins that were planted are found: 3,000 of each feed,
# a day and some km from every other, so that each has one twin.
{
    my (@u, @v);
    for my $i (0 .. ($ENV{QUICK} ? 99 : 2999)) {
        my $day = sprintf '%04d-%02d-%02d', 1990 + $i % 30, 1 + $i / 30 % 12,
            1 + 3 * ($i / 360 % 9);
        my %at = (date => $day, lon => sprintf('%.3f', 60 + $i % 30 / 2),
            lat => sprintf('%.3f', 30 + int($i / 30) / 4), fatalities => $i % 50);
        push @u, {id => "u$i", %at};
        push @v, {id => "v$i", %at, fatalities => $i % 50 + 1};
    }
    my ($x, $y) = (events('ucdp', @u), events('acled', @v));
    ($is) = proposals($x, $y);
    is(scalar(grep { /^u(\d+)\+v\1$/ && $is->{$_} eq 'clear' } keys %$is),
        scalar @u, 'each of ' . @u . ' planted twins is found');
    @rows = joined($x, $y, '--accept', 'all');
    is(scalar @rows, @u + @v, 'rows in are rows out');
    my %ids = map { $_->{id} => 1 } @rows;
    is(scalar keys %ids, scalar @u, 'under half as many ids');
}

# What it writes is read by the others.
spill("$scratch/both.csv", (ask('duplicates', $a, $b, '--accept', 'all'))[0]);
is((ask('check', '-C', $top, 'kgz-tjk', '--events', "$scratch/both.csv"))[2], 0,
    'check accepts what is joined');

# Files that do harm.
is((ask('duplicates', spill("$scratch/no.csv", $_)))[2], 65,
    'refused: ' . substr $_, 0, 20)
    for '', "a,b\n1,2\n", "id,date\n1,yesterday\n", "id,date\n1\n";
is((ask('duplicates', "$scratch/nowhere.csv"))[2], 66, 'a file that is not there');

done_testing();
