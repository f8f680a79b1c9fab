#!/usr/bin/env perl
# What say makes of lengths and shares, and reconcile of a range whose ends
# print alike. Oracle: hand calculation, beside each case. 664 is 663.5 to
# 664.5, and 700 is 665 to 735: a round number may have been 5 % off.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

my $head = 'id,date,type,km_increment,km_cumulative,km_total,km_remaining,'
    . "percent,source\n";

# All that is said about a topic of these rows, on one line.
sub said {
    my ($about, @rows) = @_;

    spill("$scratch/e.csv", $head, map { "$_\n" } @rows);
    my $text = answer('say', "$scratch/e.csv", '--about', $about);
    return $text =~ s/\s+/ /gr;
}

subtest 'a protocol with a length of any kind is not without one' => sub {
    my %cell = (km_increment => '12,,,,', km_cumulative => ',412,703,,',
        km_total => ',,703,,', km_remaining => ',,,291,', percent => ',,,,58');

    for my $of (sort keys %cell) {
        my $text = said('unknown', "b,2017,protocol,$cell{$of},G");
        unlike($text, qr/without a length/, $of);
    }
    like(said('unknown', 'b,2017,protocol,,,,,,G'),
        qr/The one meeting or protocol in the record came without a length/,
        'one of which nothing is said is');
    like(said('unknown', 'a,2016,meeting,,,,,,G', 'b,2017,protocol,,,,,,G',
            'b,2017,,,412,,,,H'),
        qr/Of two meetings and protocols in the record, one came without/,
        'a length of a later claim counts');
};

subtest 'no share of round numbers, and the percentage in print' => sub {
    my $of = sub { said('progress', 'd,2019-06,milestone,' . "$_[0],G") };
    my @cases = (
        # 475 of 735 to 525 of 665 are 64.6 to 78.9 %.
        [',500,700,,65', 'G, 500 of 700 km (65% in print) had', 'their own'],
        [',500,700,,', 'G, 500 of 700 km had', 'left out'],
        [',500,700,,90', '700 km (90% in print, which does not fit) had',
            'a percentage that cannot be'],
        [',500,700,,>60', '700 km (more than 60% in print) had', 'a bound'],
        # 511.5 of 703.5 to 512.5 of 702.5 are 72.71 to 72.95 %.
        [',512,703,,', '512 of 703 km (73%) had', 'as far as digits fix it'],
        [',512,703,,65', '703 km (73%, but 65% in print) had', 'they differ'],
        [',512,703,,72.8', '703 km (72.8% in print) had', 'they agree'],
        [',512,703,,>70', '703 km (73%; more than 70% in print) had',
            'within a bound'],
        # 663.65 of 987.5 to 663.75 of 986.5 are 67.21 to 67.28 %.
        [',663.7,987,,', '663.7 of 987 km (67.2%) had', 'a decimal'],
        # 7.5 of 20.5 to 8.5 of 19.5 are 37 to 44 %.
        [',8,20,,', '8 of 20 km had', 'few km'],
        [',500,,,65', 'G, 500 km (65% in print) had', 'km without a total']);

    like($of->($$_[0]), qr/\Q$$_[1]\E/, $$_[2]) for @cases;
    unlike($of->(',500,700,,'), qr/was .* agreed/, 'nor a share in words');
    unlike($of->(',500,700,,90'), qr/was .* agreed/, 'nor of a refuted one');
    like($of->(',500,700,,65'), qr/was just under two-thirds agreed/,
        'words are those of the percentage in print');
    like($of->(',700,700,,'), qr/was wholly agreed/, 'all of it is all of it');
    like($of->(',0,700,,'), qr/was not at all agreed/, 'none of it is none');
};

subtest 'what a wrong percentage should be, as far as digits fix it' => sub {
    my $of = sub { said('contradictions', "d,2019-06,milestone,$_[0],G") };

    like($of->(',663.7,987,,68.4'),
        qr/but it is 67.2%; 68.4% would fit a length of 970 km\./, 'fixed');
    like($of->(',500,700,,90'),
        qr/as 90%, but it is between 64.6% and 78.9%\. /, 'round');
    # At least 290 of at most 972.5 are left: at most 70.2 % is done.
    like($of->(',,972,>290,90'), qr/which makes between 0% and 70.2%\./,
        'a bound');
};

subtest 'no range of a ratio whose ends print alike' => sub {
    spill("$scratch/l.geojson", '{"type":"FeatureCollection","features":[{'
        . '"type":"Feature","properties":{"id":"a","name":"x","left":"AAA",'
        . '"right":"BBB","stage":"described"},"geometry":{"type":'
        . '"LineString","coordinates":[[10,50],[11,50]]}}]}');
    my @row = ('b,2017,milestone,,,100,,,G', 'c,2018,milestone,,,80,,,H');
    my $ratio = sub {
        spill("$scratch/e.csv", $head, map { "$_\n" } @_);
        # A warning makes the exit code 1.
        my ($out) = ask('reconcile', "$scratch/l.geojson", "$scratch/e.csv");
        return $out;
    };

    # GeodSolve: the geodesic is 71.6952 km.
    like($ratio->($row[0]), qr/ 71\.7 % of the totals/, 'one total, one ratio');
    like($ratio->(@row), qr/ 71\.7 to 89\.6 % of the totals/, 'two, a range');
};
done_testing();
