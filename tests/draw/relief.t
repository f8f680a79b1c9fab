#!/usr/bin/env perl
# Heights under a map. Oracles: shades of planes by hand; where an edge of the
# heights lies by gdaltransform; what is no heights by its kind.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use MIME::Base64;
use POSIX 'ceil';
use Run;
use Test::More;

# Heights by a function of column and row, as a GeoTIFF: corner and size of a
# cell in the units of its system.
sub heights {
    my ($name, $crs, $west, $north, $cell, $wide, $high, $at, @with) = @_;
    my $asc = spill("$scratch/$name.asc", sprintf(
        "ncols %d\nnrows %d\nxllcorner %.12g\nyllcorner %.12g\ncellsize %.12g\n"
        . "NODATA_value -9999\n", $wide, $high, $west, $north - $high * $cell,
        $cell), map { my $row = $_; join(' ', map { $at->($_, $row) }
            0 .. $wide - 1) . "\n" } 0 .. $high - 1);
    system('gdal_translate', '-q', '-a_srs', $crs, @with, $asc,
        "$scratch/$name.tif") == 0 or BAIL_OUT('gdal_translate has failed');
    return "$scratch/$name.tif";
}

my $line = spill("$scratch/aaa-bbb.geojson",
    '{"type":"Feature","properties":{"id":"a","stage":"described"},"geometry":'
    . '{"type":"LineString","coordinates":[[69.2,40.1],[69.8,40.4]]}}');
my @box = (69, 40, 70, 40.6);
my @map = ('map', $line, '--bbox', join(',', @box), '--size', '320x300');

# The image of an SVG: its place in px, its size, colour and alpha by row.
sub image {
    my ($svg) = @_;
    my ($tag, $data) = $svg =~ m{<g id="relief"[^>]*>\s*(<image [^>]*?) xlink:href="data:image/png;base64,([^"]+)"}
        or return;
    my %is = $tag =~ /\b(x|y|width|height)="([\d.]+)"/g;
    my $png = spill("$scratch/image.png", decode_base64($data));
    for my $band (1, 4) { # ENVI's file is the bytes, row by row
        system "gdal_translate -q -of ENVI -b $band '$png' '$scratch/band'";
        my $wide = ceil(2 * $is{width});
        $is{ $band == 1 ? 'grey' : 'alpha' } =
            [map { [unpack 'C*'] } unpack "(a$wide)*", slurp("$scratch/band")];
    }
    return \%is;
}

# ---- Planes ----

# A metre rises 10 cm to the right: steepened by 7, as a tenth of the map shall
# be steeper than 0.7. The light is (0.35 + 0.70711) / 1.22066 = 0.86602, more
# than a level's by 0.22474, of 0.41421 at most: 0.54258 of 120 in steps of 8
# is 64, and twice that is its alpha. To the left: (0.70711 - 0.35) / 1.22066 =
# 0.29256, less by 0.58626 of 1: 72.
my $utm = 'EPSG:32642';
my @ground = ($utm, 490_000, 4_510_000, 500, 220, 180);
my %plane = (east => [1, 255, 128], west => [-1, 0, 144]);
for my $name (sort keys %plane) {
    my ($sign, $grey, $alpha) = @{ $plane{$name} };
    my $file = heights($name, @ground, sub { 9000 + $sign * 50 * $_[0] });
    my $is = image(answer(@map, '--crs', $utm, '--relief', $file));
    my %seen;

    $seen{"$is->{alpha}[$_][80]"}++ for 0 .. $#{ $is->{alpha} };
    is_deeply([keys %seen], [$alpha], "a plane that rises to the $name");
    is($is->{alpha}[20][0] ? $is->{grey}[20][0] : '', $grey, 'light or shade');
    is(scalar @{ $is->{grey}[0] }, 2 * $is->{width}, 'two pixels in a px');
}

# ---- Places ----

sub transformed {
    my ($from, $to, $x, $y) = @_;
    return split ' ', `echo '$x $y' | gdaltransform -s_srs '$from' -t_srs '$to'`;
}

# From web Mercator to px, by the frame and the box that is fitted into it.
sub mercator_to_px {
    my ($svg, $x, $y) = @_;
    my ($fx, $fy, $fw, $fh) = $svg =~ /class="frame[^"]*" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/;
    my @low = transformed('EPSG:4326', 'EPSG:3857', @box[0, 1]);
    my @high = transformed('EPSG:4326', 'EPSG:3857', @box[2, 3]);
    my ($across, $up) = ($fw / ($high[0] - $low[0]), $fh / ($high[1] - $low[1]));
    my $scale = $across < $up ? $across : $up;
    return ($fx + $fw / 2 + $scale * ($x - ($low[0] + $high[0]) / 2),
        $fy + $fh / 2 - $scale * ($y - ($low[1] + $high[1]) / 2));
}

# Where the shade of an edge lies, in px, along a row or a column of pixels.
sub shaded_at {
    my ($is, $axis, $at) = @_;
    my @alpha = $axis ? map { $_->[$at] } @{ $is->{alpha} }
        : @{ $is->{alpha}[$at] };
    my ($sum, $all) = (0, 0);

    $sum += $alpha[$_] * ($_ + 0.5), $all += $alpha[$_] for 0 .. $#alpha;
    return $all ? $is->{ $axis ? 'y' : 'x' } + $sum / $all / 2 : -999;
}

# An edge, 100 m high, where columns or rows begin: in UTM, fine and coarse.
for my $cell (100, 700, 2000) {
    for my $axis (0, 1) {
        my $many = int(110_000 / $cell);
        my $edge = int($many / 2);
        my $file = heights("edge$cell-$axis", $utm, 490_000, 4_510_000, $cell,
            $many, int(90_000 / $cell), sub { $_[$axis] >= $edge * 0.8 ** $axis ? 100 : 0 });
        my $svg = answer(@map, '--crs', 'EPSG:3857', '--relief', $file);
        my $is = image($svg);
        my ($worst, $seen) = (0, 0);

        $edge = ceil($edge * 0.8 ** $axis);
        for my $share (0.2, 0.5, 0.8) {
            my ($x, $y) = $axis == 0
                ? (490_000 + $edge * $cell, 4_510_000 - 90_000 * $share)
                : (490_000 + 110_000 * $share, 4_510_000 - $edge * $cell);
            my @px = mercator_to_px($svg, (transformed($utm, 'EPSG:3857', $x, $y))[0, 1]);
            my $along = int(2 * ($px[1 - $axis] - $is->{ $axis ? 'x' : 'y' }));
            next if $along < 0 || $along >= 2 * $is->{ $axis ? 'width' : 'height' };
            my $off = abs(shaded_at($is, $axis, $along) - $px[$axis]);
            $worst = $off if $off > $worst;
            $seen++;
        }
        cmp_ok($seen, '>=', 2, 'the edge is in the frame');
        cmp_ok($worst, '<=', 0.5, sprintf('cells of %d m, an edge %s: off by '
            . '%.2f px', $cell, $axis ? 'across' : 'down', $worst));
    }
}

# ---- Round the earth ----

# Half a degree a cell, level but for an edge at 178 W; it is no wall at 180. The box
# is 8 degrees wide on the parallel of 60, 1.5 % less at 60.5.
my $far = spill("$scratch/far.geojson",
    '{"type":"Feature","properties":{"id":"a","stage":"described"},"geometry":'
    . '{"type":"LineString","coordinates":[[179,60],[180,61]]}}');
my $earth = heights('earth', 'EPSG:4326', -180, 90, 0.5, 720, 360,
    sub { $_[0] >= 4 && $_[0] < 300 ? 500 : 0 });
{
    my $svg = answer('map', $far, '--bbox', '176,60,-176,61', '--size',
        '320x300', '--relief', $earth);
    my $is = image($svg);
    my @dark = grep { $is->{alpha}[80][$_] } 0 .. $#{ $is->{alpha}[80] };

    cmp_ok($dark[0], '>', $is->{width}, 'behind 180 is level ground');
    cmp_ok(abs(shaded_at($is, 0, 80) - $is->{x} - 0.746 * $is->{width}), '<', 2,
        'and the edge is where it is');
}

# ---- What a map has of it ----

my $plain = heights('plain', @ground, sub { 50 * (($_[0] * 7 + $_[1] * 3) % 5) });
my $land = spill("$scratch/land.geojson",
    '{"type":"Feature","properties":{"code":"AAA"},"geometry":{"type":"Polygon",'
    . '"coordinates":[[[69.5,39],[71,39],[71,41],[69.5,41],[69.5,39]]]}}');
my $svg = answer(@map, '--relief', $plain, '--land', $land);
like($svg, qr{<g id="land".*<g id="relief"[^>]*>.*<g id="land-edges".*<g id="border"}s,
    'it lies over the land, and under its edges and the border');
is(answer(@map, '--relief', $plain, '--land', $land), $svg, 'the same bytes');
my $is = image($svg);
is($is->{alpha}[50][10], 0, 'no sea is shaded');
ok((grep { $_ } @{ $is->{alpha}[50] }), 'but land is');
SKIP: {
    skip('xmllint is not here', 1) if !has_tool('xmllint');
    is(system("xmllint --noout --nonet '" . spill("$scratch/x.svg", $svg) . "'"),
        0, 'xmllint accepts it');
}
is(answer(@map, '--relief', $plain, '-f', 'pdf'),
    answer(@map, '--relief', $plain, '-f', 'pdf'), 'a PDF of the same bytes');

# ---- Of a dossier ----

mkdir "$scratch/$_" for qw(geodata geodata/aaa-bbb);
spill("$scratch/geodata/aaa-bbb/$_->[0]", slurp($_->[1]))
    for ['segments.geojson', $line], ['heights.tif', $plain];
spill("$scratch/geodata/aaa-bbb/datapackage.json", '{"demarc":{"titles":{"ru":'
    . '"\u0413"}},"resources":[{"name":"relief","path":"heights.tif","sources":'
    . '[{"title":"Heights by hand"}]}]}');
my $own = answer('map', '-C', $scratch, 'aaa-bbb', @map[2 .. $#map]);
is(image($own)->{alpha}[50][10], image(answer(@map, '--relief', $plain))->{alpha}[50][10],
    'the resource relief is shaded');
like($own, qr/Heights by hand/, 'and credited');

# ---- What is no heights ----

sub says {
    my ($name, $file, $exit, $says) = @_;
    my ($out, $err, $code) = ask(@map, '--relief', $file);
    is($code, $exit, "$name: exit $exit");
    is($out, '', 'no map');
    like($err, $says, 'says so') or diag($err);
    is(scalar(() = $err =~ /\n/g), 1, 'in one line') or diag($err);
}
says('text', spill("$scratch/a.txt", "not heights\n"), 65, qr/GeoTIFF/);
says('nothing', spill("$scratch/empty.tif", ''), 65, qr/GeoTIFF/);
says('JSON', $line, 65, qr/GeoTIFF/);
says('no file', "$scratch/none.tif", 66, qr/no such file/);
says('a folder', $scratch, 66, qr/folder|directory/);
says('an address', 'http://127.0.0.1/a.tif', 2, qr/is not a file/);
says('a GDAL path', "/vsigzip/$plain", 2, qr/is not a file/);
my $whole = slurp($plain);
says('a cut GeoTIFF', spill("$scratch/cut.tif", substr $whole, 0, 30_000), 65,
    qr/cut\.tif.*damaged/);
says('the head of one', spill("$scratch/head.tif", substr $whole, 0, 9), 65,
    qr/damaged/);
says('no data', heights('none', @ground, sub { -9999 }), 65, qr/no height/);
says('elsewhere', heights('elsewhere', 'EPSG:4326', 10, 50, 0.1, 30, 30,
        sub { 5 }), 65, qr/corners are 10, 50 and 13, 47/);
system "gdal_translate -q -co PROFILE=BASELINE -co TFW=NO '$plain' '$scratch/bare.tif'";
says('no place', "$scratch/bare.tif", 65, qr/does not say where on the earth/);
says('no system', "$scratch/plain.asc", 65, qr/no coordinate system/);
says('nowhere', spill("$scratch/N40E070.hgt", 'short'), 65, qr/N40E070/);
system "gdal_translate -q -ot Byte -b 1 -b 1 -b 1 -colorinterp red,green,blue -a_nodata none '$plain' '$scratch/rgb.tif'";
says('a picture', "$scratch/rgb.tif", 65, qr/it is a picture/);
{
    system "gdal_translate -q -b 1 -b 1 '$plain' '$scratch/two.tif'";
    my ($out, $err, $exit) = ask(@map, '--relief', "$scratch/two.tif");
    is($exit, 0, 'two bands: a map');
    like($err, qr/of its 2 bands the first/, 'with a word about it');
}
{
    my $part = heights('part', 'EPSG:4326', 69.5, 41, 0.01, 200, 200,
        sub { $_[0] * 9 });
    my ($out, $err, $exit) = ask(@map, '--relief', $part);
    is($exit, 0, 'half of the map: a map');
    like($err, qr/only \d\d % of the map have heights/, 'with a word about it');
}

done_testing();
