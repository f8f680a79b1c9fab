#!/usr/bin/env perl
# What reconcile must find in the record of the sample, what it must not find
# in a record without contradictions, and that it loses no row. Oracles: the
# contradictions that the sources' own pages show, named by their rows; the
# calm record is made of one truth. See known-on-property.t for --known-on.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use JSON::PP 'decode_json';
use Test::More;

my $demarc = abs_path($ENV{DEMARC} || 'build/release/demarc');
my $top = abs_path(dirname(__FILE__) . '/../..');
my $sample = "$top/timeline/kgz-tjk.csv";
my $calm = "$top/tests/fixtures/calm.csv";

sub ask {
    my @words = map { "'$_'" } @_;
    my $json = `$demarc reconcile @words -f json 2>/dev/null`;

    return decode_json($json);
}

sub slurp {
    open my $in, '<:raw', $_[0] or die "$_[0]: $!\n";
    local $/;
    return scalar <$in>;
}

# The first line of each row: rows of the sample have no line break in a cell.
sub rows_of {
    my @lines = split /\n/, slurp($_[0]);

    return map { $_ + 1 } 1 .. $#lines;
}

my %line; # of the first row with these words
my $number = 0;
for my $row (split /\n/, slurp($sample)) {
    $number++;
    for my $words ('Rahmon),http://ino', 'Babel', 'CABAR', 'Haberikra',
        'kt-2022-07-20,2022', '2023/12/23/kyrgyzstan-and-tajikistan-reach',
        'German Wikipedia', 'Garda', 'kt-2019-total', '1684', 'Orda.kz,https://en.orda.kz/japarov-and',
        'kt-2018-02-status', 'kt-2024-02-08', 'kt-2023-02-17,2023') {
        $line{$words} //= $number if index($row, $words) >= 0;
    }
}

sub found {
    my ($answer, $code, $words, $name) = @_;
    my @rows = grep { $_->{code} eq $code
            && " $_->{lines} " =~ / $line{$words} / } @{$answer->{rows}};

    ok(scalar @rows, "$name: $code, line $line{$words}");
    return $rows[0];
}

my $answer = ask('-C', $top, 'kgz-tjk');
my $row = found($answer, 'percent-mismatch', 'Rahmon),http://ino', '663.7 of 987 is not 68.4 %');
is($row->{severity}, 'error', '... an error');
like($row->{message}, qr/fits a total of 970 km/, '... with the total it fits');
found($answer, 'cumulative-falls', 'kt-2022-07-20,2022', '664 km, then 519.9');
found($answer, 'cumulative-falls', 'kt-2023-02-17,2023', '664 km, then 626');
$row = found($answer, 'increments-short', 'kt-2024-02-08', 'the residual');
ok((grep { $_->{message} =~ /51\.91 km are not accounted for/ } @{$answer->{rows}}), '... of 51.91 km');
found($answer, 'stale-figure', 'Orda.kz,https://en.orda.kz/japarov-and', 'an early toll, 30 months later');
found($answer, 'word-early', 'kt-2018-02-status', '584 km demarcated in 2018');
found($answer, 'roles-swapped', 'CABAR', '519 km disputed');
found($answer, 'roles-swapped', 'Haberikra', '503 km disputed');
found($answer, 'sum-mismatch', 'Babel', '519 and 375 of 972');
found($answer, 'percent-mismatch', '2023/12/23/kyrgyzstan-and-tajikistan-reach', 'over 90 %, 290 of 972 left');
found($answer, 'percent-base', 'kt-2024-02-08', '889.45 km at 90 %');
found($answer, 'date-year', 'German Wikipedia', 'one year early');
found($answer, 'aggregate-repeats', 'Garda', 'two days joined');
found($answer, 'aggregate-repeats', 'kt-2019-total', 'a year summed up');
found($answer, 'outlier', '1684', 'a total of 1,684 km');
ok((grep { $_->{sum} eq '519.9 + 486.94 = 1006.84' } @{$answer->{summary}{chains}}), 'the sum that closes');

$answer = ask($calm);
is($answer->{summary}{errors}, 0, 'no error in a calm record');
is($answer->{summary}{warnings}, 0, 'and no warning');
cmp_ok($answer->{summary}{rows}, '>=', 250, 'which is as long as the sample');

# Every row is there, used or set aside with a reason.
for my $path ($sample, $calm) {
    $answer = ask($path);
    is_deeply([sort { $a <=> $b } map { $_->{line} } @{$answer->{summary}{claims}}],
        [rows_of($path)], "every row of $path once");
    is(scalar @{$answer->{summary}{claims}}, $answer->{summary}{rows}, 'as many claims as rows');
    ok(!(grep { !$_->{used} && !$_->{aside} } @{$answer->{summary}{claims}}), 'none set aside without a reason');
}

done_testing();
