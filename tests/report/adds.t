#!/usr/bin/env perl
# What is printed adds up: in text and Markdown the rows of every table sum to
# its total, digit for digit, and running sums are sums of what is printed.
# Over the days on which something changes, the days beside them, all units
# and all numbers of digits; of the sample, and of borders made to round badly.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use JSON::PP;
use POSIX ();
use Run;
use Test::More;

# Numbers of a column as integers of its last digit: exact sums.
sub units {
    my ($number) = @_;
    return $number =~ s/\.//r + 0;
}

# In which columns of a line do numbers stand? By their last characters.
sub numbers_of {
    my ($line) = @_;
    my %at;

    $at{pos $line} = $1 while $line =~ /(?<!\S)(\d+(?:\.\d+)?)(?!\S)/g;
    return \%at;
}

# Does each group of a text table sum to its total? Where every row is of
# another whole, the shares do not.
sub check_text {
    my ($name, $text, $own) = @_;
    my ($head) = $text =~ /^(.*)\n-[- ]+$/m;
    my (@rows, $bad, $sums);

    for (split /\n/, $text) {
        if (!/[^- ]/) { @rows = () if $_ eq ''; next }
        push @rows, numbers_of($_);
        next unless /^total\b/;
        my $total = pop @rows;
        for my $column (keys %$total) {
            next if $own && substr($head, $column - 1, 1) eq '%';
            my $sum = 0;
            $sum += units($_->{$column} // 0) for @rows;
            $sums++;
            $bad .= "$column: $sum, not $total->{$column}\n"
                if $sum != units($total->{$column});
        }
    }
    ok($sums && !$bad, $name) or diag($bad // 'no sums', "\n$text");
}

# Markdown has no widths: columns by their number.
sub check_markdown {
    my ($name, $text, $own) = @_;
    my @head = split / \| /, $text =~ /^\| (.*) \|\n\|---/m ? $1 : '';
    my (@rows, $bad, $sums);

    for (split /\n/, $text) {
        my @cells = /^\| (.*) \|$/ ? split / \| ?/, $1, -1 : ();
        if (!@cells || /^\|---/) { @rows = (); next }
        if ($cells[0] ne 'total') { push @rows, \@cells; next }
        for my $k (1 .. $#cells) {
            next if $cells[$k] !~ /^[\d.]+$/ || $own && $head[$k] eq '%';
            my $sum = 0;
            $sum += units($_->[$k] || 0) for @rows;
            $sums++;
            $bad .= "column $k: $sum, not $cells[$k]\n"
                if $sum != units($cells[$k]);
        }
    }
    ok($sums && !$bad, $name) or diag($bad // 'no sums', "\n$text");
}

# "at least" is the sum of what is printed above.
sub check_runs {
    my ($name, $text) = @_;
    my ($km, $percent, $bad, $rows) = (0, 0, '', 0);

    for (split /\n/, $text) {
        last unless /\S/ || !$rows;
        next unless /^(?:un)?de\w+\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/;
        $km += units($1);
        $percent += units($3);
        $rows++;
        $bad .= "$_\n" if units($2) != $km || units($4) != $percent;
    }
    ok($rows == 4 && !$bad, $name) or diag("$bad\n$text");
}

sub check {
    my ($name, @words) = @_;
    my $by = "@words" =~ /--by/;
    my $own = $by && "@words" !~ /--total/;
    my $text = answer('stats', @words);

    check_text("$name, text", $text, $own);
    check_markdown("$name, Markdown", answer('stats', @words, '-f', 'md'),
        $own);
    check_runs("$name, running sums", $text) unless $by;
}

# The days on which the pieces of a border change, and those beside them.
sub days_of {
    my (@words) = @_;
    my $all = decode_json(answer('export', @words, '--history'));
    my %days;

    for (grep { $_->{kind} eq 'piece' }
        map { $_->{properties} } @{$all->{features}}) {
        for my $day (grep { defined } @$_{qw(start_date end_date)}) {
            my ($y, $m, $d) = split /-/, $day;
            $days{POSIX::strftime('%Y-%m-%d', 0, 0, 12, $d + $_, $m - 1,
                $y - 1900)} = 1 for -1 .. 1;
        }
    }
    return sort keys %days;
}

my @sample = ('-C', $top, 'kgz-tjk');
my @digits = $ENV{QUICK} ? (1, 9) : 1 .. 9;
my @days = days_of(@sample);
cmp_ok(@days, '>', 10, 'the sample changes on some days');
check("the sample on $_", @sample, '--as-of', $_) for @days;
for my $unit (qw(km mi nmi)) {
    check("the sample in $unit with $_ digits", @sample, '--as-of',
        '2022-09-14', '--unit', $unit, '--digits', $_) for @digits;
}
for my $by (qw(segment route border)) {
    check("the sample by $by with $_ digits", @sample, '--as-of',
        '2022-09-14', '--by', $by, '--digits', $_) for 1, 3, 9;
}
check("the sample, $_->[0]", @sample, '--as-of', '2022-09-14', @$_)
    for ['--total', '972'], ['--total', 'claimed', '--by', 'segment'],
    ['--method', 'planar', '--crs', 'EPSG:32642', '--digits', '9'];

# Borders of which each segment ends on half a metre or so, in all stages.
my $random = 42;
sub random { return ($random = ($random * 1103515245 + 12345) % 2**31) / 2**31 }

my @words = qw(undetermined described delimited demarcated disputed
    line-of-control);
for my $border (1 .. ($ENV{QUICK} ? 2 : 8)) {
    my ($lon, @features) = 10;
    for my $i (1 .. 40 * $border) {
        my $next = sprintf '%.7f', $lon + 0.0001 + 0.03 * random();
        my $stage = $words[6 * random()] // '';
        my $from = random() < 0.2 ? '2020-07-01' : '';
        push @features, qq({"type":"Feature","properties":{"id":"s$i",)
            . qq("stage":"$stage","from":"$from"},"geometry":)
            . qq({"type":"LineString","coordinates":[[$lon,45],[$next,45]]}});
        $lon = $next;
    }
    my $file = spill("$scratch/b$border.geojson",
        '{"type":"FeatureCollection","features":[', join(',', @features), ']}');
    my $events = spill("$scratch/b$border.csv", "date,stage,stretch\n",
        "2019,described,main[10%..35.1%]\n2021-03,delimited,main[3..9.77]\n",
        "2022,disputed,main[80%..81%]\n");
    for my $day (qw(2018-12-31 2019-06-30 2020-07-01 2021-03-31 2023-01-01)) {
        check("border $border on $day", $file, $events, '--as-of', $day, @$_)
            for [], ['--by', 'segment', '--digits', 1 + int 9 * random()],
            ['--digits', 9, '--unit', 'nmi'];
    }
}

done_testing();
