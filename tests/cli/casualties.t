#!/usr/bin/env perl
# Properties of the casualties of the sample. Oracle: sums over its CSV, made
# here row by row, without demarc; and what must hold of any sums.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

my $sample = "$top/timeline/kgz-tjk.csv";
my %all = map { $_ => table('casualties', $sample, '--by', $_) }
    qw(year month event all);
my @ends = qw(lowest latest highest);

# As a number: what a bound begins at, or ends at.
sub low { my ($text) = @_; return $text =~ /^<(.*)/ ? 0 : $text =~ /([\d.]+)/ ? $1 : undef }
sub top { my ($text) = @_; return $text =~ /\.\.(.*)/ ? $1 : $text =~ /([\d.]+)$/ ? $1 : undef }
sub key { my ($row) = @_; return join ' ', map { $row->{$_} // '' } qw(toll party scope) }

# Each row: lowest <= latest <= highest.
for my $by (sort keys %all) {
    my @wrong = grep { defined $_->{lowest}
            && !(low($_->{lowest}) <= low($_->{latest}) && top($_->{latest}) <= top($_->{highest})) }
        @{$all{$by}{rows}};

    is(scalar @wrong, 0, "--by $by: no latest outside lowest..highest");
}

# Years, months and events add up to the whole, kind by kind.
my %whole = map { key($_) => $_ } grep { $_->{scope} ne 'aggregate' } @{$all{all}{rows}};
for my $by (qw(year month event)) {
    my %sum;
    for my $row (grep { $_->{scope} ne 'aggregate' } @{$all{$by}{rows}}) {
        my $to = $sum{key($row)} //= {events => 0, map { $_ => 0 } @ends};

        $to->{events} += $row->{events};
        $to->{$_} += low($row->{$_} // '0') for @ends;
    }
    is_deeply([sort keys %sum], [sort keys %whole], "--by $by: the same kinds");
    for my $key (sort keys %whole) {
        is_deeply([map { $sum{$key}{$_} } @ends, 'events'],
            [map { low($whole{$key}{$_}) } @ends, 'events'], "--by $by: $key adds up");
    }
}

# A CSV without line breaks in cells: its rows as hashes, by line.
sub cells { my ($line) = @_; my @out;
    push @out, defined $1 ? $1 =~ s/""/"/gr : $2 while $line =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
    return @out }
my ($head, @lines) = split /\n/, slurp($sample);
my @names = cells($head);
my (%row, $id);
my $number = 1;
for my $line (@lines) {
    $number++;
    @{$row{$number}}{@names} = cells($line);
    $row{$number}{scope} ||= 'all';
}

# Every claim that is used is in the file as it is told; no scope is mixed; and
# every number in a column of tolls is used once, or a checksum.
my %used;
my %column = ('killed KGZ' => 'killed_kgz', 'killed TJK' => 'killed_tjk',
    'wounded KGZ' => 'wounded_kgz', 'wounded TJK' => 'wounded_tjk', 'evacuated ' => 'evacuated');
my $wrong = 0;
for my $claim (@{$all{all}{summary}{claims}}) {
    my $column = $column{"$claim->{toll} " . ($claim->{party} // '')};
    my $row = $row{$claim->{line}};

    $wrong++ if $row->{$column} ne $claim->{figure} || $row->{scope} ne $claim->{scope}
        || $row->{id} ne $claim->{event} || $row->{source} ne $claim->{source};
    $used{"$claim->{line} $column"}++;
}
is($wrong, 0, 'each claim stands in the file as it is told');
for my $line (keys %row) {
    for my $column (values %column) {
        next if $row{$line}{$column} eq '';
        $used{"$line $column"}++ if $row{$line}{scope} eq 'aggregate';
        $wrong++ if ($used{"$line $column"} // 0) != 1;
    }
}
is($wrong, 0, 'and each number of the file is there once');
is(scalar(grep { $_->{scope} eq 'aggregate' } @{$all{all}{rows}}), 5,
    'five numbers of three rows are checksums'); # lines 54, 57 and 163

# Lowest and highest of each event, scope by scope, from the file.
my %span;
for my $line (sort { $a <=> $b } keys %row) {
    for my $kind (keys %column) {
        my $text = $row{$line}{$column{$kind}};
        my $to = $span{"$row{$line}{id} $kind $row{$line}{scope}"} //= [];

        next if $text eq '' || $row{$line}{scope} eq 'aggregate';
        $to->[0] = low($text) if !defined $to->[0] || low($text) < $to->[0];
        $to->[1] = top($text) if !defined $to->[1] || top($text) > $to->[1];
    }
}
for my $row (grep { $_->{scope} ne 'aggregate' && defined $_->{lowest} } @{$all{event}{rows}}) {
    my $span = delete $span{"$row->{event} $row->{toll} " . ($row->{party} // '') . " $row->{scope}"};

    $wrong++ if $span->[0] != low($row->{lowest}) || $span->[1] != top($row->{highest});
}
is($wrong, 0, 'each event has its lowest and highest claim');
is(scalar(grep { @$_ } values %span), 0, 'and none is left out');

# The two wars, by hand from the record's lines 87 to 104 and 141 to 163.
my %war = map { ("$_->{event} " . key($_)) => "$_->{lowest} $_->{latest} $_->{highest}" }
    grep { defined $_->{lowest} } @{$all{event}{rows}};
is($war{'kt-2021-04-28 killed KGZ all'}, '3 36 37', 'April 2021: Kyrgyz dead');
is($war{'kt-2021-04-28 killed TJK all'}, '7 19 19', 'Tajik dead');
is($war{'kt-2021-04-28 wounded TJK all'}, '9 87 >150', 'Tajik wounded');
is($war{'kt-2022-09-14 killed KGZ all'}, '24 63 63', 'September 2022: Kyrgyz dead');
is($war{'kt-2022-09-14 killed TJK all'}, '7 83 83', 'Tajik dead: a page of 2025 with 7 is passed over');
is($war{'kt-2022-09-14 killed TJK partial'}, '1 1 1', 'the first day apart');
is($war{'kt-2022-09-14 evacuated  civilian'}, '130000 130000 130000', 'civilians apart');

# Old numbers told again are named, as by reconcile: the same rows.
my %stale = map { (split ' ', $_->{lines})[0] . ' ' . (split ':', $_->{message})[0] => 1 }
    grep { $_->{code} eq 'stale-figure' && $_->{message} =~ /^(killed|wounded|evacuated)/ }
    @{JSON::PP->new->utf8->decode((ask('reconcile', $sample, '-f', 'json'))[0])->{rows}};
my %repeats = map { "$_->{line} $_->{toll}" . (defined $_->{party} ? " $_->{party}" : '') => 1 }
    grep { defined $_->{after_line} } @{$all{all}{summary}{claims}};
cmp_ok(scalar keys %stale, '>=', 3, 'there are some');
is_deeply([sort keys %repeats], [sort keys %stale], 'reconcile names the same');

done_testing();
