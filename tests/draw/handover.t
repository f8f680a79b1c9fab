#!/usr/bin/env perl
# The sample's map as those get it who carry on with it: groups by name, text
# as text, a file that is small; PNG and PDF of the same bytes, whole or not
# there. The groups are looked for without an XML library, as a script would.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Test::More;

my @sample = ('map', '-C', $top, 'kgz-tjk', '--as-of', '2022-09-14');
my $svg = answer(@sample, '--size', '640');

cmp_ok(length $svg, '<=', 150_000, 'at most 150 kB at 640 px');
like($svg, qr/^<svg [^>]*\bwidth="640" height="([\d.]+)" viewBox="0 0 640 \1"/,
    'its units are pixels');
for my $id (qw(head legend map land border border-casing border-described
    border-undetermined events crossings places scale locator labels foot)) {
    like($svg, qr/<g id="$id"/, "the group $id");
}
like($svg, qr{^<svg [^>]*xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"},
    'for Inkscape there are');
is_deeply([$svg =~ /<g id="([^"]*)"/g],
    [$svg =~ /<g [^>]*inkscape:groupmode="layer" inkscape:label="([^"]*)"/g],
    'layers of those names');
is(scalar(() = $svg =~ /<g\b/g), scalar(() = $svg =~ m{</g>}g),
    'each group is closed');

my (%ids, @twice);
$ids{$1}++ && push @twice, $1 while $svg =~ /\bid="([^"]*)"/g;
is_deeply(\@twice, [], 'no id is there twice');
like($svg, qr{<text[^>]*>Kyrgyz-Tajik border</text>}, 'the title is text');
for my $name (qw(Isfara Khujand)) {
    like($svg, qr{<g id="labels"[^>]*>.*<text[^>]*>$name</text>}s, "$name is text");
}
like($svg, qr/<path class="border described[^"]*" data-segment="[^"]+" data-stage="described" data-date="2022-09-14" d="M/,
    'a line says its segment, stage and date');
like($svg, qr{<desc id="desc">.*14\x{C2}\x{A0}September 2022.*dead}, 'and in words');
is(scalar(() = $svg =~ /<(?:image|use|foreignObject|script)\b/g), 0,
    'nothing else is in it');

like(answer(@sample, '--lang', 'ru'), qr{<title id="title">Киргизско-таджикская граница</title>.*<text[^>]*>Киргизско-таджикская граница</text>}s,
    'the title in the language asked for');
like(answer('chart', @sample[1 .. 3], '--lang', 'ru'), qr{>Киргизско-таджикская граница</text>},
    'and of a chart');

# The clock, the locale, the time zone and the user's own folder do not count.
sub elsewhere {
    my ($format) = @_;
    my %there = (far_away(), HOME => "$scratch/home", XDG_CONFIG_HOME => '',
        FONTCONFIG_FILE => "$scratch/home/fonts.conf", TZ => 'Asia/Kabul');

    mkdir $there{HOME};
    spill($there{FONTCONFIG_FILE}, '<fontconfig><alias binding="same"><family>'
        . 'Noto Sans</family><prefer><family>DejaVu Serif</family></prefer>'
        . '</alias></fontconfig>');
    local @ENV{keys %there} = values %there;
    delete local $ENV{SOURCE_DATE_EPOCH};
    return scalar qx(faketime '1999-12-31 23:59:58' '$Run::binary' \\
        @{[map { "'$_'" } @sample]} -f $format 2>'$scratch/err');
}

SKIP: {
    skip('faketime and the sanitizer exclude each other', 3)
        if ($ENV{MODE} // '') eq 'asan';
    has_tool('faketime') or BAIL_OUT('apt-get install faketime');
    for my $format (qw(svg png pdf)) {
        my $here = answer(@sample, '-f', $format);

        ok(elsewhere($format) eq $here,
            "$format: the same bytes at another time and place")
            or diag(slurp("$scratch/err"));
    }
}

# A file that may not grow beyond 4 kB, as on a disk that fills up.
for my $format (qw(svg png pdf)) {
    my $out = "$scratch/full.$format";
    my $words = join ' ', map { "'$_'" } @sample;
    my $exit = system('bash', '-c', "trap '' XFSZ; ulimit -f 4;"
        . "'$Run::binary' $words -o '$out' 2>'$scratch/err'") >> 8;

    is($exit, 74, "$format: a full disk is exit code 74");
    ok(!-e $out, 'and no file is there');
    is_deeply([glob("$scratch/*full*")], [], 'nor half of one');
    is((ask(@sample, '-f', $format, '-o', '/dev/full'))[2], 74, 'nor to a device');
}

# Lines without events: there is no day to speak of, and no path of a disk.
mkdir "$scratch/alone";
my $alone = spill("$scratch/alone/aaa-bbb.geojson",
    '{"type":"Feature","properties":{"id":"a","stage":"described"},"geometry":'
    . '{"type":"LineString","coordinates":[[70,40],[71,40.5]]}}');
$svg = answer('map', $alone);
unlike($svg, qr/5881580|data-date|The line on/, 'without events, no date');
like($svg, qr{>Sources: aaa-bbb\.geojson<}, 'a file has its name, no folder');
is(answer('map', $alone, '-f', 'pdf'), answer('map', $alone, '-f', 'pdf'),
    'and a PDF all the same');

done_testing();
