#!/usr/bin/env perl
# The corpus of formats: each kind of file that is read, told by its bytes, and
# the kinds that are not.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Corpus;
use Run;
use Shapefile;
use Test::More;

my $feature = '{"type":"Feature","properties":{"id":"%s","stage":"described"},'
    . '"geometry":{"type":"LineString","coordinates":[[%s],[%s]]}}';
my @features = (sprintf($feature, 'a', '70,40', '71,40'),
    sprintf($feature, 'b', '71,40', '72,40'));
my $geojson = '{"type":"FeatureCollection",%s"features":['
    . join(',', @features) . ']}';
my $topojson = '{"type":"Topology","objects":{"x":{"type":"GeometryCollection",'
    . '"geometries":[{"type":"LineString","arcs":[0],"properties":{"id":"a",'
    . '"stage":"described"}}]}},"arcs":[[[70,40],[71,40]]]}';
my $wkt = qq{id,stage,wkt\na,described,"LINESTRING (70 40,71 40)"\n};
my @here = ('--assume-crs', 'EPSG:4326');

# A file with this text, under this ending.
sub text {
    my ($ending, $text) = @_;
    return sub { spill("$_[0].$ending", $text) };
}

# The same lines as ogr2ogr writes them.
sub ogr {
    my ($format, $ending, @options) = @_;
    return sub {
        my $from = spill("$_[0].from.geojson", sprintf $geojson, '');
        system "ogr2ogr -f '$format' @options '$_[0].$ending' '$from'"
            . " >'$scratch/.log' 2>&1";
        return "$_[0].$ending";
    };
}

# A file made by `make`, whose bytes are then otherwise.
sub spoilt {
    my ($make, $spoil) = @_;
    return sub {
        my $path = $make->(@_);
        local $_ = slurp($path);
        $spoil->();
        return spill($path, $_);
    };
}

sub crs {
    return sprintf $geojson, '"crs":{"type":"name","properties":{"name":"'
        . $_[0] . '"}},';
}

corpus('read',
    ['GeoJSON', 'ok', '', text('geojson', sprintf $geojson, '')],
    ['GeoJSON as .json', 'ok', '', text('json', sprintf $geojson, '')],
    ['GeoJSON as .txt', 'ok', '', text('txt', sprintf $geojson, '')],
    ['GeoJSON with a mark', 'ok', '',
        text('json', "\xef\xbb\xbf" . sprintf $geojson, '')],
    ['one feature', 'ok', '', text('json', $features[0])],
    ['GeoJSONSeq', 'ok', '', text('geojsonl', join "\n", @features, '')],
    ['GeoJSONSeq as .json', 'ok', '', text('json', join "\n", @features, '')],
    ['RFC 8142', 'ok', '',
        text('geojsons', join '', map { "\x1e$_\n" } @features)],
    ['TopoJSON', 'ok', '', text('topojson', $topojson)],
    ['TopoJSON as .json', 'ok', '', text('json', $topojson)],
    ['GeoPackage', 'ok', '', ogr('GPKG', 'gpkg')],
    ['FlatGeobuf', 'ok', '', ogr('FlatGeobuf', 'fgb')],
    ['KML by libkml', 'ok', '', ogr('LIBKML', 'kml')],
    ['KML', 'ok', '', ogr('KML', 'kml'), '--default-stage', 'described'],
    ['CSV with WKT', 'ok', '', text('txt', $wkt), @here],
    ['with semicolons', 'ok', '',
        text('txt', qq{id;stage;geom\na;;LINESTRING (70 40,71 40)\n}), @here],
    ['with tabs', 'ok', '',
        text('tsv', qq{id\tstage\tWKT\na\t\tLINESTRING (70 40,71 40)\n}), @here],
    ['CRS84 by name', 'ok', '',
        text('json', crs('urn:ogc:def:crs:OGC:1.3:CRS84'))],
    ['EPSG:4326 by name', 'ok', '', text('json', crs('EPSG:4326'))],
    ['no crs at all', 'ok', '', text('json', sprintf $geojson, '"crs":null,')],
);

# The same lines in metres of UTM, by GDAL.
sub utm {
    my ($zone) = @_;
    return ogr('ESRI Shapefile', 'shp', '-lco ENCODING=UTF-8 -t_srs',
        "EPSG:$zone");
}

corpus('area',
    ['UTM where it is for', 'ok', '', utm(32642)],
    ['UTM of the next zone but one', 'ok', '', utm(32643)],
    ['UTM of the other side of Asia', 'warning', 'crs-outside', utm(32647)],
);

corpus('refused',
    ['CSV without a coordinate system', 'error', 'crs-none', text('txt', $wkt)],
    ['CSV with bad WKT', 'error', qr/geometry-|source-/,
        text('txt', $wkt =~ s/LINESTRING/LINESTRONG/r), @here],
    ['a crs that is not known', 'error', 'crs-bad', text('json', crs('garbage'))],
    ['a crs with an unknown code', 'error', 'crs-bad',
        text('json', crs('urn:ogc:def:crs:EPSG::999999'))],
    ['a crs that is a link', 'error', 'crs-unsafe', text('json', sprintf $geojson,
        '"crs":{"type":"link","properties":{"href":"x"}},')],
    ['GeoJSON cut in the middle', 'error', 'source-open',
        text('json', substr sprintf($geojson, ''), 0, 200)],
    ['GeoJSON without its end', 'error', 'source-open',
        text('json', sprintf($geojson, '') =~ s/.$//r)],
    ['TopoJSON cut', 'error', 'source-open', text('json', substr $topojson, 0, 90)],
    ['JSON of another kind', 'error', '', text('json', '{"a":1}')],
    ['an array', 'error', 'source-open', text('json', "[$features[0]]")],
    ['GeoPackage cut', 'error', '',
        spoilt(ogr('GPKG', 'gpkg'), sub { $_ = substr $_, 0, 5000 })],
    ['FlatGeobuf cut', 'error', '',
        spoilt(ogr('FlatGeobuf', 'fgb'), sub { $_ = substr $_, 0, -20 })],
    ['FlatGeobuf cut in its header', 'error', '',
        spoilt(ogr('FlatGeobuf', 'fgb'), sub { $_ = substr $_, 0, 60 })],
    ['KML cut', 'error', '',
        spoilt(ogr('LIBKML', 'kml'), sub { $_ = substr $_, 0, -60 })],
    ['an empty file', 'error', 'source-open', text('json', '')],
    ['blanks', 'error', 'source-open', text('json', " \n\n")],
    ['a web page', 'error', 'source-open', text('json', '<html></html>')],
    ['GML', 'error', 'source-open',
        text('gml', '<gml:FeatureCollection xmlns:gml="x"/>')],
    ['a PDF', 'error', 'source-open', text('pdf', "%PDF-1.7\n")],
    ['a gzip', 'error', 'source-open', text('gz', "\x1f\x8b\x08\0")],
    ['UTF-16', 'error', 'source-open', text('json', "\xff\xfe{\0")],
    ['a picture', 'error', 'source-open', text('png', "\x89PNG\r\n\x1a\n\0")],
    ['CSV without WKT', 'error', 'source-open', text('txt', "id,lon,lat\na,7,4\n")],
    ['a .dbf', 'error', 'source-open', sub { write_all($_[0], base()) =~ s/shp$/dbf/r }],
    ['a .shx', 'error', 'source-open', sub { write_all($_[0], base()) =~ s/shp$/shx/r }],
    ['a shapefile by another name', 'error', 'source-open',
        text('dat', base()->{shp})],
    ['nothing at all', 'refused', qr/no such file/, sub { "$_[0].shp" }],
);

# A file that a program damaged, or that says a thing twice, is told in one line.
corpus('damaged',
    ['GeoPackage with a damaged page', 'error', 'source-open',
        spoilt(ogr('GPKG', 'gpkg'), sub { substr($_, 4096, 8) = '????????' })],
    ['GeoPackage cut at a page', 'error', 'source-open',
        spoilt(ogr('GPKG', 'gpkg'), sub { $_ = substr $_, 0, 40960 })],
    ['a database that is no GeoPackage', 'error', 'source-open',
        ogr('SQLite', 'gpkg')],
    ['FlatGeobuf cut in its first feature', 'error', 'source-open',
        spoilt(ogr('FlatGeobuf', 'fgb'), sub { $_ = substr $_, 0, -200 })],
    ['FlatGeobuf cut in its index', 'error', 'source-open',
        spoilt(ogr('FlatGeobuf', 'fgb'), sub { $_ = substr $_, 0, -400 })],
    ['FlatGeobuf cut between features', 'error', 'source-open',
        spoilt(ogr('FlatGeobuf', 'fgb', '-lco SPATIAL_INDEX=NO'), sub {
            my $at = 12 + unpack 'V', substr $_, 8, 4;
            $_ = substr $_, 0, $at + 4 + unpack 'V', substr $_, $at, 4;
        })],
    ['KML with an end missing', 'error', 'source-open',
        spoilt(ogr('LIBKML', 'kml'), sub { s{</Placemark>}{} })],
    ['KML with a NUL', 'error', 'source-open',
        spoilt(ogr('LIBKML', 'kml'), sub { s{Placemark}{Place\0ark} })],
    ['CSV with an unclosed quote', 'error', 'csv-quote',
        text('txt', qq{id,stage,wkt\na,,"LINESTRING (70 40,71 40)\n}
            . qq{b,,"LINESTRING (71 40,72 40)"\n}), @here],
    ['CSV with a ragged row', 'error', 'csv-cells',
        text('txt', $wkt . "b,described\n"), @here],
    ['CSV with a column twice', 'error', 'csv-header',
        text('txt', $wkt =~ s/wkt/wkt,stage/r =~ s/$/,x/r), @here],
    ['a stage twice', 'error', 'json-twice',
        text('json', sprintf($geojson, '')
            =~ s/"stage"/"stage":"demarcated","stage"/r)],
    ['coordinates twice', 'error', 'json-twice',
        text('json', sprintf($geojson, '') =~ s/("coordinates":.*?\]\])/$1,$1/r)],
    ['a member twice in TopoJSON', 'error', 'json-twice',
        text('json', $topojson =~ s/"id":"a"/"id":"a","id":"b"/r)],
    ['a feature misspelt', 'error', 'json-shape',
        text('json', sprintf($geojson, '') =~ s/"Feature"/"Fature"/r)],
    ['a feature misspelt in a sequence', 'error', 'json-shape',
        text('json', join "\n", $features[0], $features[1] =~ s/type/tipe/r)],
    ['a type misspelt in TopoJSON', 'error', 'json-shape',
        text('json', $topojson =~ s/LineString/LineStrings/r)],
    ['two collections in one file', 'error', 'json-shape',
        text('json', sprintf("$geojson\n$geojson", '', ''))],
    ['features under another name', 'error', 'json-shape',
        text('json', sprintf($geojson, '') =~ s/"features"/"featurs"/r)],
    ['properties misspelt', 'warning', 'json-bare',
        text('json', sprintf($geojson, '') =~ s/"properties"/"propertys"/r)],
);

# Whatever is wrong with a file of one error, it is told in one line, and the
# words of the reading library stand inside of it.
for my $case (['gpkg', ogr('GPKG', 'gpkg')], ['fgb', ogr('FlatGeobuf', 'fgb')],
    ['kml', ogr('LIBKML', 'kml')], ['json', text('json', sprintf $geojson, '')],
    ['topojson', text('topojson', $topojson)]) {
    my ($name, $make) = @$case;
    my $path = $make->("$scratch/lines");
    my $whole = slurp($path);
    my @wrong;

    for my $share (0.1, 0.3, 0.5, 0.7, 0.9, 0.99) {
        spill($path, substr $whole, 0, $share * length $whole);
        my ($out, $err, $exit) = ask('stats', $path);
        push @wrong, "$share: $exit $err"
            if $exit ne '65' || $out ne '' || $err !~ /\Ademarc: [^\n]+\n\z/
            || $err =~ /GDAL says/;
    }
    is("@wrong", '', "$name: cut short is one line");
}

done_testing();
