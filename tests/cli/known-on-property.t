#!/usr/bin/env perl
# For each day on which a claim of the sample was in print: --known-on and
# --as-of that day, and reconcile, casualties, progress and stats use and cite
# no claim that was published later. And on some of the days: when the figures
# of all later claims are made absurd, the answers stay the same.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;
use Time::Local 'timegm';

my $json = JSON::PP->new->utf8;
my $sample = "$top/timeline/kgz-tjk.csv";
my @of = ('-C', $top, 'kgz-tjk');

# An answer in JSON, whatever the exit code; undef if nothing is left to say.
sub told {
    my ($out) = ask(@_, '-f', 'json');

    return $out eq '' ? undef : $json->decode($out);
}

# The last day of 2022, 2022-09 or 2022-09-18, sets and intervals.
sub last_day {
    my ($text) = @_;
    my ($year, $month, $day) = $text =~ /(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%\]]*$/
        or return '0000';

    $month //= 12;
    $day //= (gmtime(timegm(0, 0, 0, 1, $month % 12, $year + ($month == 12)) - 86400))[3];
    return sprintf '%04d-%02d-%02d', $year, $month, $day;
}

my $all = told('reconcile', $sample);
my %published = map { $_->{line} => $_->{published} // '' } @{$all->{summary}{claims}};
my @days = sort keys %{{map { $_ => 1 } grep { $_ } values %published}};
cmp_ok(scalar @days, '>', 100, 'the sample has claims of ' . @days . ' days');

my %late = map { $_ => 0 } qw(reconcile casualties progress stats);
my %cited = %late;
sub cite {
    my ($verb, $day, @lines) = @_;

    $cited{$verb} += @lines;
    for my $line (grep { $published{$_} gt $day } @lines) {
        $late{$verb}++;
        diag("$verb --known-on $day: line $line, published $published{$line}");
    }
}

# With QUICK every tenth day, as under the sanitizers.
for my $day (@days[grep { !$ENV{QUICK} || $_ % 10 == 0 } 0 .. $#days]) {
    my @then = ('--known-on', $day, '--as-of', $day);
    my $answer = told('reconcile', $sample, @then);

    cite('reconcile', $day, map { $_->{line} } grep { $_->{used} } @{$answer->{summary}{claims}});
    cite('reconcile', $day, map { split / /, $_->{lines} } @{$answer->{rows}});
    cite('reconcile', $day, map { @{$_->{lines}} } @{$answer->{summary}{chains}});

    if ($answer = told('casualties', $sample, @then)) {
        cite('casualties', $day, map { $_->{line}, $_->{after_line} // (), $_->{repeats_line} // () }
            @{$answer->{summary}{claims}});
        cite('casualties', $day, map { split / /, $_ // '' }
            map { @$_{qw(lowest_lines latest_lines highest_lines)} } @{$answer->{rows}});
    }
    if ($answer = told('progress', $sample, @then)) {
        cite('progress', $day, map { split / /, $_->{lines} // '' } @{$answer->{rows}});
        $late{progress} += grep { $_->{date} gt $day } @{$answer->{rows}};
    }
    $answer = told('stats', @of, @then)->{summary}{reported};
    for my $date (grep { defined } @$answer{qw(date total_date percent_date)}) {
        $cited{stats}++;
        $late{stats}++ if last_day($date) gt $day;
    }
}
for my $verb (sort keys %late) {
    cmp_ok($cited{$verb}, '>', ($ENV{QUICK} ? 10 : 100), "$verb cites claims");
    is($late{$verb}, 0, '... and none before it was published');
}

# The same file, with nonsense in the figures of what is later.
my ($head, @rows) = split /\n/, slurp($sample);
my @names = split /,/, $head;
my %is_figure = map { $_ => 1 } grep { $names[$_] =~ /^(killed|wounded|evacuated|km_|percent)/ } 0 .. $#names;
sub absurd {
    my ($line) = @_;
    my $at = 0;

    $line =~ s/\G("(?:[^"]|"")*"|[^,]*)(,|$)/
        ($is_figure{$at++} && $1 ne '' ? $names[$at - 1] eq 'percent' ? '1' : '77777' : $1) . $2/ge;
    return $line;
}
my @questions = (['reconcile'], ['casualties', '--by', 'event'], ['progress'], ['stats'],
    ['stats', '--by', 'distance', '--type', 'clash']);
my ($same, $changed) = (0, 0);
sub answers {
    my ($day, @text) = @_;

    spill("$scratch/kgz-tjk.csv", map { "$_\n" } $head, @text);
    return map { (ask(@$_, "$top/geodata/kgz-tjk/segments.shp", "$scratch/kgz-tjk.csv",
        '--known-on', $day, '-f', 'json'))[0] } @questions;
}
for my $day (@days[grep { $_ % 24 == 7 } 0 .. $#days]) {
    my $number = 1;
    my @true = answers($day, @rows);
    my @other = answers($day, map { $published{++$number} gt $day ? absurd($_) : $_ } @rows);

    for my $i (0 .. $#questions) {
        $same++ if $true[$i] ne '' && $true[$i] eq $other[$i];
        next if $true[$i] eq $other[$i];
        $changed++;
        diag("@{$questions[$i]} --known-on $day depends on what is later");
    }
}
cmp_ok($same, '>=', 20, "$same answers are compared");
isnt((answers('2100', @rows))[1], (answers('2100', map { absurd($_) } @rows))[1],
    'they would differ if it were heard');
is($changed, 0, "and they do not depend on what is later");

done_testing();
