#!/usr/bin/env perl
# Every number in every sentence of say has its proof: --explain is asked for
# each number in digits and each number word that stands in what is printed,
# over the sample on several days, and must name rows that have it, or parts of
# the line that add up to it.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/..";
use Encode 'decode';
use JSON::PP;
use List::Util 'sum0';
use Run;
use Test::More;

my @words = qw(one two three four five six seven eight nine ten none half
    tenth fifth quarter third two-fifths three-fifths two-thirds
    three-quarters four-fifths nine-tenths wholly);
my $word = join '|', map { quotemeta } sort { length $b <=> length $a } @words;
my @lines = do {
    open my $in, '<:encoding(UTF-8)', "$top/timeline/kgz-tjk.csv" or die;
    <$in>;
};

# Numbers and number words of a text, as a reader sees them: tokens, not the
# program's own list.
sub numbers_of {
    my ($text) = @_;
    my %seen;

    $seen{$_}++ for
        $text =~ /(?<![\w.,])(\d+(?:,\d+)*(?:\.\d+)?)(?!\w|[.,]\d)/g;
    # "One after that", "no one" and the like are no numbers.
    $text =~ s/\bThe one after that\b//g;
    $seen{lc $_}++ for $text =~ /\b($word)\b(?!-)/gi;
    delete $seen{third} if $text !~ /\ba third\b/;
    return sort keys %seen;
}

my $unproved = 0;
my $asked = 0;
my %answers; # one call for each number of a day

# A row must be in the file, and print its figure there.
sub row_holds {
    my ($row) = @_;
    my $line = $lines[$row->{line} - 1];

    return 0 unless defined $line;
    return 1 if $row->{printed} eq '';
    # Dates may be inherited from the event's first row; figures may not.
    my @parts = map { s/ %$//r } split /; /, $row->{printed};
    my @bad = grep { index($line, $_) < 0 } @parts;
    return !@bad || ($row->{unit} =~ /^(date|count|name|share|percent)$/);
}

sub check_number {
    my ($sentence, $number, @how) = @_;
    my $rows = $answers{"@how $number"} //= do {
        my ($out, $err, $exit) = ask(@how, '--explain', $number, '-f', 'json');
        $exit eq '0' ? JSON::PP->new->utf8->decode($out)->{rows} : [];
    };
    my @here = grep { $_->{sentence} eq $sentence->{id} } @$rows;
    my @proved = grep {
        (defined $_->{line} && row_holds($_)) || defined $_->{segment}
            || (($_->{how} // '') =~ /^(the day asked for|a name)$/)
    } @here;

    $asked++;
    return if @here && @proved == @here;
    $unproved++;
    diag("@how: $number of $sentence->{id}: $sentence->{text}");
}

my @settings = (
    ['--as-of', '2009'], ['--as-of', '2018-12'], ['--as-of', '2022-04'],
    ['--as-of', '2022-07-31'], ['--as-of', '2024-02'], [],
    ['--known-on', '2022-09-20'], ['--according-to', 'TJK']);
@settings = @settings[2, 7] if $ENV{QUICK};
for my $how (@settings) {
    my @call = ('say', '-C', $top, 'kgz-tjk', @$how);
    my $said = table(@call);
    my $before = $unproved;
    my $sentences = $said->{summary}{sentences};

    for my $sentence (@$sentences) {
        my %tried;
        check_number($sentence, $_, @call)
            for grep { !$tried{$_}++ } numbers_of($sentence->{text});
    }
    is($unproved, $before, "@$how: each number of "
        . scalar(@$sentences) . ' sentences has its proof');

    # What was measured is the sum of its parts, to what is printed.
    for my $sentence (@$sentences) {
        for my $number (grep { @{$_->{parts}} && $_->{unit} eq 'km'
            && $sentence->{text} !~ /as much as|and perhaps/ }
            @{$sentence->{numbers}})
        {
            my $km = sum0(map { $_->{length_m} } @{$number->{parts}}) / 1000;
            ok(abs($km - $number->{value}) < 1e-6,
                "@$how: the parts of $number->{text} km add up");
        }
    }

    # JSON has a proof for each of them, too, and text is one with it.
    my @bare = grep { !@{$_->{rows}} && !@{$_->{parts}}
        && ($_->{how} // '') !~ /^(the day asked for|a name)$/ }
        map { @{$_->{numbers}} } @$sentences;
    is(scalar @bare, 0, "@$how: no number without rows or parts");
    (my $text = decode('UTF-8', answer(@call))) =~ s/\s+/ /g;
    is($text, join(' ', map { $_->{text} } @$sentences) . ' ',
        "@$how: text has the same sentences");
}
cmp_ok($asked, '>', $ENV{QUICK} ? 50 : 300, "$asked numbers were asked for");

my ($out, $err, $exit) = ask('say', '-C', $top, 'kgz-tjk', '--as-of', '2022-04',
    '--explain', '665');
is($exit, 65, 'a number that is not there: an error');
like($err, qr/no sentence has the number 665; there are 970; 987;.*\b664;/,
    'that lists those that are');
done_testing();
