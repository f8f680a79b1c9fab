#!/usr/bin/env perl
# Heights made to do harm: lead to other files or to the network, by what is in
# them or beside them.
use strict;
use warnings;
use File::Basename 'dirname';
use lib 'tests', dirname(__FILE__);
use POSIX 'mkfifo';
use Run;
use Test::More;
use Watch;

plan(skip_all => 'strace is not here or may not trace') unless can_watch();

my $in = "$scratch/in";
mkdir $in;
spill("$in/line.geojson",
    '{"type":"Feature","properties":{"id":"a","stage":"described"},"geometry":'
    . '{"type":"LineString","coordinates":[[70,40],[71,40.5]]}}');
my $secret = spill("$scratch/secret.tif", '');

# 60 by 40 cells of a twentieth of a degree about the line.
my $rows = join '', map { my $y = $_; join(' ', map { 20 * ($_ % 7) + $y }
    0 .. 59) . "\n" } 0 .. 39;
my $grid = "ncols 60\nnrows 40\nxllcorner 69\nyllcorner 39.3\ncellsize 0.05\n$rows";
spill("$in/plain.asc", $grid);
sub made {
    my ($name, @with) = @_;
    system('gdal_translate', '-q', '-a_srs', 'EPSG:4326', @with,
        "$in/plain.asc", "$in/$name.tif") == 0 or BAIL_OUT('gdal_translate');
    return "$name.tif";
}
my $plain = slurp("$in/" . made('plain'));
spill($secret, $plain);

sub heights {
    my ($name, $exit, $says, $file) = @_;
    watch($name, $in, $exit, $says, 'map', 'line.geojson', '--relief', $file);
}
heights('sound ones', 0, qr/^$/, 'plain.tif');

# ---- Not what it is named ----

my $vrt = "<VRTDataset rasterXSize=\"60\" rasterYSize=\"40\"><VRTRasterBand "
    . "band=\"1\"><SimpleSource><SourceFilename>$secret</SourceFilename>"
    . '</SimpleSource></VRTRasterBand></VRTDataset>';
my $wms = '<GDAL_WMS><Service name="TMS"><ServerUrl>http://127.0.0.1:9/'
    . '</ServerUrl></Service></GDAL_WMS>';
spill("$in/vrt.tif", $vrt);
spill("$in/wms.tif", $wms);
heights('a VRT', 65, qr/it is a VRT/, 'vrt.tif');
heights('a map of the web', 65, qr/and no GeoTIFF/, 'wms.tif');
mkfifo("$in/fifo.tif", 0600);
heights('a FIFO', 66, qr/fifo/, 'fifo.tif');
heights('an address', 2, qr/is not a file/, '/vsicurl/http://127.0.0.1:9/a.tif');
heights('a directory of a TIFF', 2, qr/is not a file/, "GTIFF_DIR1:$secret");

# ---- Beside it ----

# Larger than the picture, so that overviews would be asked for.
made('large', '-outsize', '12000%', '3000%', '-co', 'COMPRESS=LZW');
for my $beside ($vrt, $wms) {
    spill("$in/large.tif.$_", $beside) for qw(ovr msk aux.xml);
    heights('overviews that lead away', 0, qr/^$/, 'large.tif');
}
unlink map { "$in/large.tif.$_" } qw(ovr msk aux.xml);

# ---- In it ----

{
    # as GDAL writes metadata of a domain: the name is as long as both
    my $domain = 'OVERVIEW_FILE" domain="OVERVIEWS';
    my $key = 'X' x length $domain;
    my $text = slurp("$in/" . made('named', '-mo', "$key=$secret"));
    is($text =~ s/$key/$domain/, 1, 'its metadata name a file');
    spill("$in/named.tif", $text);
    heights('overviews named in it', 65, qr/name another file/, 'named.tif');
}
my $esri = 'ESRI PE String = PROJCS["x",GEOGCS["y",DATUM["z",SPHEROID["a",6378137'
    . ',298.257]],PRIMEM["g",0],UNIT["Degree",0.0174532925199433]],PROJECTION['
    . '"Mercator_2SP"],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +nadgrids='
    . "$secret\"]]|";
{
    # the text of the keys is put behind the file, and the tag led there
    my $at = index $plain, pack('vv', 34737, 2);
    my $tiff = $plain;
    isnt($at, -1, 'a GeoTIFF has a text for its keys');
    substr $tiff, $at + 4, 8, pack 'VV', length $esri, length $plain;
    spill("$in/keys.tif", $tiff . $esri);
    heights('grids named in its keys', 65, qr/names grid files/, 'keys.tif');
    substr $tiff, $at + 4, 8, pack 'VV', 0x7fffffff, 8;
    spill("$in/long.tif", $tiff);
    heights('keys without end', 65, qr/damaged/, 'long.tif');
}
spill("$in/grid.asc", $grid);
spill("$in/grid.prj", $esri =~ s/^ESRI PE String = //r);
heights('grids named beside it', 65, qr/names grid files/, 'grid.asc');
unlink "$in/grid.prj";
mkfifo("$in/grid.prj", 0600);
heights('a FIFO beside it', 66, qr/grid\.prj/, 'grid.asc');

# ---- Without bounds ----

my $huge = $plain; # 2^31 - 1 columns, by its own word
substr $huge, index($huge, pack 'v', 256) + 8, 4, pack 'V', 0x7fffffff;
spill("$in/huge.tif", $huge);
heights('columns without end', 65, qr/huge\.tif/, 'huge.tif');
spill("$in/many.asc", $grid =~ s/ncols 60/ncols 2147483647/r);
heights('a grid without end', 65, qr/many\.asc/, 'many.asc');

done_testing();
