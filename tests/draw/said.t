#!/usr/bin/env perl
# What maps and charts say, where they once said something else: the dead of
# one event in two ways, a font that was not used, an empty map.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

my $line = spill("$scratch/line.geojson",
    '{"type":"Feature","properties":{"left":"AAA","right":"BBB",'
    . '"stage":"described"},"geometry":'
    . '{"type":"LineString","coordinates":[[35,-3],[35.4,-2.8],[35.8,-2.9]]}}');
my $fight = spill("$scratch/fight.csv",
    "id,date,type,title,lon,lat,killed_aaa,killed_bbb,source\n"
    . "one,2020-03-15,clash,A clash,35.4,-2.8,>90,12..15,Gazette\n");

sub drawn {
    my ($out, $err, $exit) = ask(@_);
    utf8::decode($out);
    return $exit eq '0' ? $out : "exit $exit: $err";
}

# By hand: more than 90 and at least 12 are more than 102.
like(drawn('map', $line, $fight), qr/>2020, more than 102 dead</,
    'a map adds bounds');
like(drawn('chart', $line, $fight), qr/>2020: more than 102 dead</,
    'and a chart does as the map');
for my $size (qw(mobile column web 640x900)) {
    like(drawn('chart', $line, $fight, '--kind', 'casualties', '--size', $size),
        qr/12–15/, "one year has room at $size");
}
like(drawn('chart', $line, $fight, '--kind', 'casualties'),
    qr/one publication/, 'one is no plural');

# In print on 16 September 2022 were 24 Kyrgyz dead; the rest came later.
like(drawn('map', 'kgz-tjk', '--as-of', '2022-09-14', '--known-on',
        '2022-09-16'), qr/>2022, 24 dead</, 'a map of what was known');
like(drawn('map', 'kgz-tjk', '--around', 'Vorukh', '--km', '40'),
    qr/Km are of what is within the map/, 'whose km the legend has');
unlike(drawn('map', 'kgz-tjk'), qr/within the map/, 'all of them otherwise');
like(drawn('map', 'kgz-tjk', '--as-of=-0500'), qr/31\sDecember 501 BC/,
    'year -500 is 501 BC');
like(drawn('map', 'kgz-tjk', '--lang', 'ru'), qr/<desc[^>]*>(?!.*г\.\.)/,
    'one full stop');
like(drawn('map', $line), qr/class="frame no-land"/, 'without land no sea');

# In the corner of a map of the world there is no world to be measured.
my $round = spill("$scratch/round.geojson",
    '{"type":"Feature","properties":{"stage":"described"},"geometry":'
    . '{"type":"LineString","coordinates":['
    . join(',', map { '[' . 5 * $_ . ',0]' } -36 .. 35) . ']}}');
unlike(drawn('map', $round), qr/scale-text/, 'no scale that is not true');
like(drawn('map', 'kgz-tjk'), qr/scale-text/, 'but usually there is one');

my (undef, $err, $exit) = ask('map', 'kgz-tjk', '--around', '0,0', '-o',
    "$scratch/empty.svg");
is($exit, '65', 'nothing of the border is there: ' . $err);
ok(!-e "$scratch/empty.svg", '... and no file');

# 90 mm at 300 dots per inch are 1,063.
ask('map', 'kgz-tjk', '--size', 'column', '--dpi', '300', '-o',
    "$scratch/column.png");
is(unpack('x16 N', slurp("$scratch/column.png")), 1063, '300 dots per inch');
(undef, $err, $exit) = ask('map', 'kgz-tjk', '--dpi', 'many');
is($exit, '2', $err);

my $serif = '/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf';
like(drawn('map', 'kgz-tjk', '--font', $serif), qr/font-family="Noto Serif,/,
    'a font file is named by its family');
for my $font ('No Such Family', $scratch, "$scratch/line.geojson") {
    (undef, $err, $exit) = ask('map', 'kgz-tjk', '--font', $font);
    is($exit, '66', $err);
}
(undef, $err, $exit) = ask('map', 'kgz-tjk', '--title', "\xF3\xB0\x80\x80");
is($exit, '0', 'letters that no font has are drawn as boxes');
like($err, qr/no font here has all letters/, '... and told');
done_testing();
