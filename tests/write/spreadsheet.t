#!/usr/bin/env perl
# The timeline CSV in a spreadsheet: LibreOffice opens it, and what looks like
# a formula is text. Skips where LibreOffice is not installed.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

plan(skip_all => 'LibreOffice (soffice) is not installed')
    unless has_tool('soffice');

my @evil = ('=1+1', q(+cmd|'/c calc'!A0), '@SUM(1)', '-2+3', " =1+1",
    "\t=1+1", '=HYPERLINK("http://x.invalid")', "\x{ff1d}1+1", 'plain');

# A sheet as flat XML; undef if it was not made.
sub sheet {
    my ($csv) = @_;
    my ($made) = $csv =~ s/csv$/fods/r;

    system "soffice '-env:UserInstallation=file://$scratch/office' --headless"
        . " --infilter='CSV:44,34,76,1,,0,false,true,false,false,false,-1'"
        . " --convert-to fods --outdir '$scratch' '$csv' >'$made.log' 2>&1";
    return -s $made ? slurp($made) : undef;
}

sub quoted {
    return join ',', map { '"' . s/"/""/gr . '"' } @_;
}

sub utf8 {
    my ($text) = @_;
    utf8::encode($text);
    return $text;
}

my $lines = spill("$scratch/kgz-tjk.geojson", '{"type":"Feature",',
    '"properties":{"id":"a","stage":""},"geometry":{"type":"LineString",',
    '"coordinates":[[70,40],[71,40]]}}');
my $events = spill("$scratch/events.csv", "id,date,title,place,stretch\n",
    map { utf8(quoted("e$_", "2020-01-0" . (1 + $_), $evil[$_], $evil[$_], ''))
        . "\n" } 0 .. $#evil);
my $timeline = spill("$scratch/timeline.csv",
    answer('timeline', $lines, $events, '-f', 'csv'));

# That a sheet of the same cells, not neutralised, runs them is what makes the
# test one. (A formula that is a cell's whole text, by LibreOffice's defaults.)
my $control = sheet(spill("$scratch/control.csv", "a\r\n=1+1\r\n"));
plan(skip_all => 'soffice does not convert here') unless defined $control;
like($control, qr/table:formula/, 'a bare =1+1 is run as a formula');

my $xml = sheet($timeline);
ok($xml, 'LibreOffice opens the timeline CSV') or done_testing(), exit;
unlike($xml, qr/table:formula/, 'and no cell of it is a formula');
unlike($xml, qr/Err:\d|#NAME/, 'nor an error');
# The cells' texts: the XML's own words undone, blanks around them aside.
my %texts = map { s/<text:[^>]*>//gr =~ s/&lt;/</gr =~ s/&quot;/"/gr
    =~ s/&apos;/'/gr =~ s/&amp;/&/gr =~ s/^[\s']+//r => 1 }
    $xml =~ /<text:p>(.*?)<\/text:p>/gs;
ok($texts{utf8(s/^\s+//r)}, "'" . utf8($_) . "' is there as text") for @evil;
cmp_ok(scalar(() = $xml =~ /<table:table-row/g), '>', @evil, 'a row each');

my $sample = sheet(spill("$scratch/sample.csv",
    answer('timeline', '-C', $top, 'kgz-tjk', '-f', 'csv')));
unlike($sample, qr/table:formula/, 'the sample has no formula either');
like($sample, qr/office:value="838\.095522"/, 'and its numbers are numbers');

done_testing();
