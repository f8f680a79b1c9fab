#!/usr/bin/env perl
# The maps of tests/draw/Atlas.pm at three widths, as a reader's browser shows
# them: no label over another or cut off, no script run, text that can be read,
# stages that differ in grey. Oracles: headless Chromium's own layout, and
# xmllint.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Atlas;
use File::Temp 'tempdir';
use JSON::PP;
use Run;
use Test::More;

for my $tool (qw(chromium xmllint)) {
    BAIL_OUT("$tool is missing: apt-get install chromium libxml2-utils")
        if !has_tool($tool);
}

my @atlas = atlas();
my (%svg, @failed);

cmp_ok(scalar @atlas, '>=', 30, scalar(@atlas) . ' fixtures');
for my $of (@atlas) {
    for my $size (@{ $of->{sizes} || [320, 640, 1200] }) {
        my ($out, $err, $exit) = ask('map', @{ $of->{words} }, '--size', $size);
        my $name = "$of->{name}-$size";
        if ($exit ne '0') { push @failed, "$name: exit $exit: $err" }
        else { $svg{$name} = $out }
    }
}
is_deeply(\@failed, [], 'each is drawn');

my @files = map { spill("$scratch/$_.svg", $svg{$_}) } sort keys %svg;
is(system('xmllint', '--noout', '--nonet', @files), 0, 'xmllint accepts each');

# What must be found, or nothing could be: two texts over each other, one cut
# off, one pale, and a script.
my $control = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
    . '<rect class="paper" width="200" height="100" fill="#fff"/>'
    . '<g id="map"><rect class="frame" width="200" height="100" fill="#fff"/>'
    . '<rect class="edge" width="200" height="100" fill="none"/></g>'
    . '<g id="labels"><text class="one" x="20" y="50">Batken</text>'
    . '<text class="two" x="30" y="54">Isfara</text>'
    . '<text class="three" x="170" y="20">Vorukh</text>'
    . '<text class="four" x="20" y="90" fill="#aaa">Osh</text></g>'
    . '<script>alert("control")</script></svg>';

# One page, so that one browser is started; sealed, so that nothing is shared.
sub page {
    my $traps = 'const trapped = [];'
        . 'for (const name of ["alert", "confirm", "prompt", "print"])'
        . ' window[name] = text => trapped.push(`${name}: ${text}`);'
        . 'addEventListener("error", e => trapped.push(`error: ${e.message}`), true);'
        . 'for (const name of ["error", "warn"]) console[name] ='
        . ' (...all) => trapped.push(`console: ${all}`);';
    return "<!DOCTYPE html><meta charset=utf-8><title>maps</title>"
        . "<script>$traps</script>"
        . "<style>.host { display: block; width: max-content }</style>"
        . join('', map { "<div class=host id='$_'>"
            . "<template shadowrootmode=open>"
            . ($svg{$_} // $control) . "</template></div>\n" }
            'control', sort keys %svg)
        . '<pre id=found></pre><script>' . slurp("$FindBin::Bin/measure.js")
        . '</script>';
}

sub browse {
    my ($path) = @_;
    my $home = tempdir(CLEANUP => 1);
    my $dom = qx(HOME='$home' timeout 100 chromium --headless --no-sandbox \\
        --disable-gpu --disable-quic --no-first-run --disable-component-update \\
        --disable-background-networking --disable-sync --user-data-dir='$home' \\
        --window-size=1400,2000 --virtual-time-budget=60000 \\
        --enable-logging=stderr --dump-dom 'file://$path' 2>'$scratch/log');
    my ($json) = $dom =~ m{<pre id="found">(.+?)</pre>}s;
    return if !defined $json;
    my %plain = (amp => '&', lt => '<', gt => '>');
    $json =~ s/&(amp|lt|gt);/$plain{$1}/g;
    return JSON::PP->new->utf8->decode($json);
}

my $found = browse(spill("$scratch/page.html", page()));
BAIL_OUT('Chromium gave no answer: ' . slurp("$scratch/log")) if !$found;

my ($seen, @maps) = @{ $found->{found} };
is_deeply([map { scalar @{ $seen->{$_} } } qw(overlaps clipped pale strange)],
    [1, 1, 1, 1], "a text over another, cut off, pale, and a script are seen")
    or diag(explain($seen));
is(shift @{ $found->{trapped} }, 'alert: control', 'and the script is caught');
is(scalar @maps, scalar keys %svg, 'Chromium measured each');
cmp_ok(eval { my $n = 0; $n += $_->{texts} for @maps; $n }, '>=', 1000,
    'they have texts');
is_deeply($found->{trapped}, [], 'no script has run, and none has failed');
is_deeply([grep { /CONSOLE/ } split /\n/, slurp("$scratch/log")], [],
    'the console is empty');

sub none {
    my ($key, $says) = @_;
    is_deeply([map { my $of = $_; map { "$of->{name}: $_" } @{ $of->{$key} } }
        @maps], [], $says);
}
none('strange', 'nothing but shapes and text is in a picture');
none('overlaps', 'no text is over another');
none('clipped', 'no text is cut off');
none('pale', 'each text has a contrast of 4.5 to what is under it');

# Letters that are joined stay so.
unlike($svg{'scripts-640'}, qr/letter-spacing="[^"]*">\xD9/,
    'Arabic letters are not spaced');
like($svg{'stages-640'}, qr/letter-spacing="[^"]*">Aland/, 'Latin ones are');

# By dash or by light, in grey. The conventions of the two other styles draw
# lines of a treaty alike, on the ground or not.
for my $map (grep { $_->{name} =~ /^stages-.*640$/ } @maps) {
    my @list = @{ $map->{stages} };
    my @alike;

    is(scalar @list, 7, "$map->{name}: seven stages");
    for my $i (0 .. $#list) {
        for my $other (@list[$i + 1 .. $#list]) {
            next if $list[$i]{dash} ne $other->{dash}
                || abs($list[$i]{light} - $other->{light}) >= 0.05;
            push @alike,
                join ' = ', sort $list[$i]{stage}, $other->{stage};
        }
    }
    my $meant = $map->{name} =~ /state|natural/ 
        ? ['delimited = demarcated'] : [];
    is_deeply(\@alike, $meant, "$map->{name}: the stages differ in grey");
}

done_testing();
