#!/usr/bin/env perl
# The corpus of events files: what is read, and what is refused with its line.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Corpus;
use Encode 'encode';
use Run;
use Shapefile;
use Test::More;

my $lines = write_all("$scratch/lines", base());
my $head = 'id,date,type,title,stretch,stage,killed_a,source';
my $row = 'e1,2020-05-04,clash,Shots,,,3,Radio';

# An events file beside the same clean lines.
sub csv {
    my ($name, $class, $code, $text, @options) = @_;
    return [$name, $class, $code, sub {
        my ($stem) = @_;
        spill("$stem.csv", $text);
        return $lines;
    }, '--events', undef, @options];
}

# The path is known only when the row is run.
sub events {
    my ($topic, @rows) = @_;
    my $number = 0;

    for my $row (@rows) {
        my ($name, $class, $code, $make, @options) = @$row;
        my $stem = sprintf '%s/%s-%03d', $scratch, $topic, ++$number;
        my @words = map { defined ? $_ : "$stem.csv" } @options;

        corpus($topic, [$name, $class, $code, sub { $make->($stem) }, @words]);
    }
}

sub dated { return "id,date,type\ne1,$_[0],clash\n" }
sub staged { return "id,date,type,stretch,stage\ne1,2020,milestone,$_[0],$_[1]\n" }
sub placed { return "id,date,type,lon,lat\ne1,2020-01-01,clash,$_[0],$_[1]\n" }
sub toll { return "id,date,type,km_total\ne1,2020-01-01,clash,$_[0]\n" }

my $good = "$head\n$row\n";

events('read',
    csv('a clean file', 'ok', '', $good),
    csv('a byte order mark', 'ok', '', "\xef\xbb\xbf$good"),
    csv('two byte order marks', 'ok', '', "\xef\xbb\xbf\xef\xbb\xbf$good"),
    csv('UTF-16, little end first', 'ok', '',
        "\xff\xfe" . encode('UTF-16LE', $good)),
    csv('UTF-16, big end first', 'ok', '',
        "\xfe\xff" . encode('UTF-16BE', $good)),
    csv('CRLF', 'ok', '', $good =~ s/\n/\r\n/gr),
    csv('CR alone', 'ok', '', $good =~ s/\n/\r/gr),
    csv('semicolons', 'ok', '', $good =~ s/,/;/gr),
    csv('tabs', 'ok', '', $good =~ s/,/\t/gr),
    csv('sep=', 'ok', '', "sep=;\n" . $good =~ s/,/;/gr),
    csv('a decimal comma between semicolons', 'ok', '',
        "id;date;type;km_total\ne1;2020-01-01;clash;13,98\n"),
    csv('a newline in quotes', 'ok', '', $good =~ s/Shots/"Shots\nfired"/r),
    csv('blank lines', 'ok', '', "$head\n\n$row\n\n"),
    csv('no last newline', 'ok', '', "$head\n$row"),
    csv('a header alone', 'ok', '', "$head\n"),
    csv('rows of one id', 'ok', '', "$good$row\n"),
    (map { csv("a word in $_, told", 'ok', '',
            encode($_, "id,date,type,title\ne1,2020-01-01,clash,\x{422}\n"),
            '--encoding', $_) }
        'cp1251', 'koi8-r', 'cp866', 'UTF-16LE', 'UTF-16BE', 'UTF-32LE'),
    csv('CRLF, LF and CR in one file', 'ok', '',
        "$head\r\n$row\n" . $row =~ s/e1/e2/r . "\r" . $row =~ s/e1/e3/r),
    csv('sep= after a mark', 'ok', '', "\xef\xbb\xbfsep=|\r\n" . $good =~ s/,/|/gr),
    csv('sep= in UTF-16', 'ok', '',
        "\xff\xfe" . encode('UTF-16LE', "sep=;\n" . $good =~ s/,/;/gr)),
    csv('a delimiter behind each row', 'ok', 'csv-name', $good =~ s/\n/,\n/gr),
    csv('a line break in a column name', 'ok', '', $good =~ s/title/"the\ntitle"/r),
    csv('a column without a role', 'ok', '', $good =~ s/title/weather/r),
    csv('one column', 'ok', '', "date\n2020-01-01\n"),
    csv('a cell of 100,000 bytes', 'ok', '', $good =~ s/Shots/'x' x 100_000/er),
    csv('10,000 columns', 'ok', '',
        join(',', 'date', map { "c$_" } 2 .. 10_000) . "\n2020" . ',' x 9999 . "\n"),
    csv('emoji, and names from right to left', 'ok', '',
        $good =~ s/Shots/\xf0\x9f\x92\xa5 \xd7\xa9\xd7\x9c \xd9\x85\xd8\xb1/r),
);

events('refused',
    csv('an empty file', 'error', qr/^(csv|event)-/, ''),
    csv('too many cells', 'error', 'csv-cells', "$head\n$row,more\n"),
    csv('too few cells', 'error', 'csv-cells', "$head\ne1,2020-01-01\n"),
    csv('a stray quote', 'error', 'csv-quote', $good =~ s/Shots/Sh"ots/r),
    csv('text behind a quote', 'error', 'csv-quote', $good =~ s/Shots/"Sh"ots/r),
    csv('a quote not closed', 'error', 'csv-quote', $good =~ s/Shots/"Shots/r),
    csv('a NUL', 'error', 'csv-nul', $good =~ s/Shots/Sh\0ots/r),
    csv('gzip', 'error', 'csv-kind', "\x1f\x8b\x08\0\0\0\0\0\0\3"),
    csv('zip', 'error', 'csv-kind', "PK\3\4\0\0\0\0"),
    (map { csv("$_ without --encoding", 'error', 'csv-encoding',
            encode($_, "id,date,type,title\ne1,2020-01-01,clash,\x{422}\x{435}\n")) }
        'cp1251', 'koi8-r', 'cp866', 'iso-8859-5', 'gb2312'),
    (map { csv("$_ without a mark", 'error', 'csv-nul', encode($_, $good)) }
        'UTF-16LE', 'UTF-16BE', 'UTF-32LE'),
    csv('xz', 'error', 'csv-kind', "\xfd7zXZ\0\0"),
    csv('the header again', 'error', 'csv-header', "$good$head\n"),
    csv('delimiters behind the rows alone', 'error', 'csv-cells', "$head\n$row,\n"),
    csv('nothing but blank lines', 'error', 'csv-header', "\n \r\n,,,\n"),
    csv('a bar for a delimiter', 'error', 'event-column', $good =~ s/,/|/gr),
    csv('half a person', 'error', 'event-figure', "date,evacuated\n2020,0.5\n"),
    csv('a comma between digits', 'error', 'event-comma',
        "date;km_total\n2020;1,006\n"),
    csv('a header twice', 'error', 'csv-header', "id,date,date\ne1,2020,2021\n"),
    csv('no date column', 'error', 'event-column', "id,type\ne1,clash\n"),
    csv('an empty date', 'error', 'event-date', dated('')),
    csv('an end before its start', 'error', 'event-date',
        "id,date_start,date_end,type\ne1,2020-02-01,2020-01-01,clash\n"),
    csv('an unknown stage', 'error', 'event-stage', staged('all', 'frozen')),
    csv('an unknown effect', 'error', 'event-word',
        "id,date,type,effect\ne1,2020,protocol,jump\n"),
    csv('an unknown scope', 'error', 'event-word',
        "id,date,type,scope\ne1,2020,protocol,some\n"),
    csv('an unknown type', 'warning', 'event-type', "id,date,type\ne1,2020,war\n"),
    csv('a stretch that cannot be read', 'error', 'stretch-bad',
        staged('main[5..', 'described')),
    csv('a stretch of no line', 'error', 'stretch-name',
        staged('north', 'described')),
    csv('a stretch past the end', 'warning', 'stretch-range',
        staged('main[0..9999]', 'described')),
    csv('another stage in a later row', 'error', 'event-conflict',
        staged('all', 'described') . "e1,2020,,,delimited\n"),
    csv('a longitude that is no number', 'error', 'event-point',
        placed('east', 40)),
    csv('a latitude out of range', 'error', 'event-point', placed(70, 95)),
    csv('a longitude without latitude', 'error', 'event-point', placed(70, '')),
    csv('an event far away', 'warning', 'event-far', placed(10, 50)),
    csv('a bad row among good ones, skipped', 'warning', 'rows-skipped',
        "id,date,type\ne1,2020,clash\ne2,2020-13,clash\n", '--skip-bad-rows'),
);

events('dates', (map { csv("the date $_", 'ok', '', dated($_)) }
        '2022-09-14', '2022-09', '2022', '2022-09-14/2022-09-17', '201X',
        '2004-XX', '1985-04-XX', '2022~', '2022-09?', '2022-09-14%', '[..2011]',
        '"[2011..2012]"', '../2020', '2021-05-21/..', '2001-21', '-0044-03-15',
        '0000', '16.09.2022', '14-16.09.2022', '1985-04-12T23:20:30Z'),
    (map { csv("the date $_", 'error', 'event-date', dated($_)) }
        '2022-09-31', '2023-02-29', '2022-13', '16092022', '20220916',
        '99-01-01', '16.09.22', '09/16/2022', '16/09/2022', '2022-9-16',
        '2022-09-17/2022-09-14', 'today', 'Sept 2022', '2022-09-14x'));

events('figures', (map { csv("the figure $_", 'ok', '', toll($_)) }
        '972', '663.7', '>90', '~1000', '12..15', '0', "1\xc2\xa0006.84",
        "~1\xe2\x80\xaf000"),
    (map { csv("the figure $_", 'error', 'event-figure', toll($_)) }
        '-5', 'many', '"1 006,84"', '"1,006"', '"1,006.84"', '"13,98"',
        '1.006.84', '1e20', '1000000000000', '-',  '0x10', 'nan', 'inf', '15..12', '12 km'));

done_testing();
