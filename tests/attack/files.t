#!/usr/bin/env perl
# Files made to do harm: read other files, connect out, wait for ever, write
# beside the input, or cost without bounds.
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

my $line = '{"type":"Feature","properties":{"id":"a","stage":"described"},'
    . '"geometry":{"type":"LineString",%s"coordinates":[[70,40],[71,40]]}}';

sub collection {
    my ($crs, $inner) = @_;
    return sprintf '{"type":"FeatureCollection",%s"features":[%s]}', $crs,
        sprintf $line, $inner // '';
}

# A shapefile of one line as OGR writes it: (ending => bytes).
my %shapefile;
{
    my $folder = "$scratch/made";
    mkdir $folder;
    spill("$folder/from.geojson", collection(''));
    system "ogr2ogr -f 'ESRI Shapefile' -lco ENCODING=UTF-8 '$folder/seg.shp'"
        . " '$folder/from.geojson' >'$scratch/.log' 2>&1";
    $shapefile{$_} = slurp("$folder/seg.$_") for qw(shp shx dbf prj cpg);
}

# The shapefile under a name, with some of its files otherwise or, when
# undefined, not there.
sub shapefile {
    my ($name, %other) = @_;
    my %files = (%shapefile, %other);
    defined $files{$_} && spill("$in/$name.$_", $files{$_}) for keys %files;
    return "$name.shp";
}

sub secret { return spill("$scratch/secret.geojson", collection('')) }

# ---- Not what it is named ----

my $vrt = '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>' . secret()
    . '</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>';
spill("$in/vrt.shp", $vrt);
spill("$in/vrt.json", $vrt);
spill("$in/events.csv", $vrt);
spill("$in/bare.vrt", $vrt);
refuses('a VRT named .shp', $in, 'vrt.shp', qr/is a VRT/);
refuses('a VRT named .json', $in, 'vrt.json', qr/is a VRT/);
refuses('a VRT', $in, 'bare.vrt', qr/is a VRT/);
refuses('a VRT as events', $in, shapefile('good'), qr/events\.csv/,
    '--events', 'events.csv');
refuses('a VRT as lines and events', $in, 'events.csv', qr/is a VRT/);

# ---- Coordinate systems that lead away ----

my $link = '"crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/"}},';
spill("$in/link.geojson", collection($link));
spill("$in/escaped.geojson", collection($link =~ s/crs/\\u0063RS/r));
spill("$in/inner.geojson", collection('', $link));
spill("$in/url.geojson", collection($link =~ s/link/url/r));
spill("$in/named.geojson",
    collection('"crs":{"type":"name","properties":{"name":"' . secret() . '"}},'));
spill("$in/odd.geojson", collection("'crs':{'type':'link'},"));
spill("$in/comment.geojson", collection("/* \" */ $link /* \" */"));
spill("$in/lines.geojsonl", sprintf("$line\n", '') . sprintf($line, $link));
refuses('a link as crs', $in, 'link.geojson', qr/"crs" is a link/);
refuses('one with escapes', $in, 'escaped.geojson', qr/"crs" is a link/);
refuses('one in a feature', $in, 'inner.geojson', qr/"crs" is a link/);
refuses('one of type url', $in, 'url.geojson', qr/"crs" is a link/);
refuses('a file as crs', $in, 'named.geojson', qr/no coordinate system/);
refuses('quotes that json-c knows', $in, 'odd.geojson', qr/not JSON/);
refuses('comments that json-c knows', $in, 'comment.geojson', qr/not JSON/);
refuses('one in a sequence', $in, 'lines.geojsonl', qr/"crs" is a link/);

my $grids = 'GEOGCS["x",DATUM["x",SPHEROID["x",6378137,298.257],'
    . 'EXTENSION["PROJ4_GRIDS","' . secret() . '"]],PRIMEM["Greenwich",0],'
    . 'UNIT["degree",0.0174532925199433]]';
refuses('grids in a .prj', $in, shapefile('grids', prj => $grids),
    qr/grid files/);

spill("$scratch/grids.prj", $grids);
for my $format (['FlatGeobuf', 'fgb'], ['GPKG', 'gpkg']) {
    system "cd '$in' && ogr2ogr -f $format->[0] -a_srs '$scratch/grids.prj'"
        . " grids.$format->[1] good.shp >'$scratch/.log' 2>&1";
    refuses("grids in a .$format->[1]", $in, "grids.$format->[1]",
        qr/grid files/);
}

# ---- XML that leads away ----

my $kml = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>%s<Placemark>'
    . '<styleUrl>http://127.0.0.1:9/s.kml#s</styleUrl><ExtendedData><Data '
    . 'name="stage"><value>described</value></Data></ExtendedData><LineString>'
    . '<coordinates>70,40 71,40</coordinates></LineString></Placemark>'
    . '</Document></kml>';
spill("$in/net.kml", sprintf $kml,
    '<NetworkLink><Link><href>http://127.0.0.1:9/</href></Link></NetworkLink>');
spill("$in/entity.kml", '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">'
    . ']>' . sprintf $kml, '<name>&x;</name>');
{
    local $ENV{LIBKML_EXTERNAL_STYLE} = 'YES';
    local $ENV{LIBKML_RESOLVE_STYLE} = 'YES';
    watch('links in KML', $in, 0, qr/^$/, 'stats', '--segments', 'net.kml');
}
refuses('an entity in KML', $in, 'entity.kml', qr/XML of another kind/);

# ---- Not files ----

mkfifo("$in/pipe.shp", 0600) or die;
mkfifo("$in/pipe.csv", 0600) or die;
watch('a FIFO', $in, 66, qr/not a regular file/, 'stats', '--segments',
    'pipe.shp');
watch('a FIFO as events', $in, 66, qr/not a regular file/, 'stats',
    '--segments', 'good.shp', '--events', 'pipe.csv');
watch('a device', $in, 66, qr/not a regular file/, 'stats', '--segments',
    '/dev/zero');
watch('a folder', $in, 66, qr/a folder/, 'stats', '--segments', '.');
for my $ending (qw(shx dbf prj cpg qix sbn)) {
    my $file = shapefile("beside-$ending", $ending => undef);
    mkfifo("$in/beside-$ending.$ending", 0600) or die;
    watch("a FIFO as .$ending", $in, 66, qr/\.$ending: .*not a regular file/,
        'stats', '--segments', $file);
}
symlink 'good.shp', "$in/linked.shp";
symlink 'good.shx', "$in/linked.shx";
symlink 'good.dbf', "$in/linked.dbf";
symlink 'good.prj', "$in/linked.prj";
symlink 'good.cpg', "$in/linked.cpg";
watch('links to files are fine', $in, 0, qr/^$/, 'stats', '--segments',
    'linked.shp');

# ---- Names that are addresses ----

for my $name ('http://127.0.0.1:9/seg.shp', '/vsicurl/http://127.0.0.1:9/a.shp',
    '/vsizip/good.zip', '/vsistdin/', 'MySQL:a', 'DB2ODBC:a', 's3://a/b.shp',
    'PG:dbname=a', collection('')) {
    watch(substr($name, 0, 20), $in, $name =~ /^\{/ ? 66 : 2,
        $name =~ /^\{/ ? qr/no such file/ : qr/is not a file/, 'stats',
        '--segments', $name);
}
watch('an address without an option', $in, 2, qr/is not a file/, 'stats',
    'https://127.0.0.1/a.shp');
spill("$in/GPKG:a.json", collection(''));
watch('a file that reads like one', $in, 0, qr/^$/, 'stats', '--segments',
    'GPKG:a.json');

# ---- Counts without bounds ----

my $many = $shapefile{shp};
substr($many, 100 + 8 + 4 + 32 + 4, 4) = pack 'V', 0x7fffffff;
refuses('2^31 points', $in, shapefile('many', shp => $many), qr/many\.shp/);
my $same = $shapefile{shx} =~ s/^(.{100})(.{8})/$1 . $2 x 137_500/esr;
substr($same, 24, 4) = pack 'N', (100 + 8 * 137_500) / 2;
refuses('an index of one record', $in, shapefile('same', shx => $same),
    qr/same\.sh[px]/);
spill("$in/deep.geojson", '[' x 1_000_000);
spill("$in/deep2.geojson", '{"a":' . '[' x 1_000_000);
refuses('deep JSON', $in, 'deep.geojson', qr/no kind/);
refuses('deep JSON in an object', $in, 'deep2.geojson', qr/too deeply/);

# ---- Writing beside the input ----

{
    local $ENV{SHAPE_RESTORE_SHX} = 'YES';
    refuses('an index to be restored', $in, shapefile('lost', shx => undef),
        qr/no \.shx/);
}
system "cd '$in' && ogr2ogr -f GPKG good.gpkg good.shp >'$scratch/.log' 2>&1";
watch('a GeoPackage', $in, 0, qr/^$/, 'stats', '--segments', 'good.gpkg');
SKIP: {
    skip('sqlite3 is not here', 3) unless has_tool('sqlite3');
    my $forever = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 '
        . 'FROM n) SELECT';
    my %sql = (
        layer => ['ALTER TABLE good RENAME TO old', "CREATE VIEW good AS $forever"
            . ' i AS fid, o.geom, o.id, o.stage FROM n, old o'],
        list => ['ALTER TABLE gpkg_contents RENAME TO old',
            "CREATE VIEW gpkg_contents AS $forever o.* FROM n, old o"],
        column => ['ALTER TABLE good ADD COLUMN bomb AS (hex(zeroblob(5e8)))'],
    );
    for my $name (sort keys %sql) {
        spill("$in/$name.gpkg", slurp("$in/good.gpkg"));
        system 'sqlite3', "$in/$name.gpkg",
            join ';', 'PRAGMA legacy_alter_table = ON', @{ $sql{$name} };
        refuses("a GeoPackage that computes its $name", $in, "$name.gpkg",
            qr/"\w+" is (?:a view|one with)/);
    }
}
spill("$in/open.gpkg", slurp("$in/good.gpkg"));
spill("$in/open.gpkg-wal", 'changes');
refuses('a GeoPackage in use', $in, 'open.gpkg', qr/-wal/);

done_testing();
