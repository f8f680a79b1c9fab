#!/usr/bin/env perl
# The corpus of shapefiles that are whole and hold what a border should not.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Corpus;
use Shapefile;
use Test::More;

my @fields = (['id', 8], ['stage', 24], ['left', 4], ['right', 4],
    ['from', 12], ['until', 12], ['since', 12]);

sub rows {
    return shapefile(lines => lines(), fields => \@fields, rows => [@_]);
}

# One line of Kyrgyzstan and Tajikistan at the given points.
sub sided {
    return shapefile(lines => [[[@_]]], fields => \@fields,
        rows => [['s1', 'described', 'TJK', 'KGZ']]);
}

corpus('geometry',
    ['lines of the right parties', 'ok', '',
        sided([70, 40], [70.5, 40.1], [71, 40.2])],
    ['longitude and latitude swapped', 'error', 'area-swapped',
        sided([40, 70], [40.1, 70.5], [40.2, 71])],
    ['lines of other countries', 'warning', 'area-far',
        sided([10, 50], [10.5, 50.1])],
    ['a latitude beyond the pole', 'error', 'geometry-vertex',
        shapefile(lines => [[[[40, 95], [41, 96]]]])],
    ['a longitude beyond 360', 'error', 'geometry-vertex',
        shapefile(lines => [[[[500, 40], [501, 41]]]])],
    ['metres taken for degrees', 'error', 'geometry-vertex',
        shapefile(lines => [[[[500000, 4400000], [500100, 4400000]]]])],
    ['longitudes from 0 to 360', 'ok', '',
        shapefile(lines => [[[[200, 40], [201, 41]]]])],
    ['across the antimeridian', 'ok', '',
        shapefile(lines => [[[[179.5, 60], [-179.5, 60.1]]]])],
    ['a jump of 600 km', 'warning', 'geometry-jump',
        shapefile(lines => [[[[70, 40], [70.1, 40], [78, 40], [78.1, 40]]]])],
    ['a part without length', 'warning', 'geometry-zero',
        shapefile(lines => [[[[70, 40], [71, 41]], [[72, 41], [72, 41]]]])],
    ['a part of one point', 'error', qr/^(geometry|shp)-/,
        shapefile(lines => [[[[70, 40], [71, 41]], [[72, 41]]]])],
    ['points instead of lines', 'error', qr/^(geometry|shp)-/,
        shapefile(lines => [[[[70, 40]]]], type => 1)],
    ['polygons instead of lines', 'error', 'geometry-type',
        shapefile(lines => [[[[70, 40], [70, 41], [71, 41], [70, 40]]]],
            type => 5)],
    ['a null shape', 'error', qr/^(geometry|shp)-/,
        shapefile(lines => [@{ lines() }, []])],
    ['a segment twice', 'error', 'segment-doubled',
        shapefile(lines => [@{ lines() }, lines()->[0]])],
    ['a segment twice, the other way', 'error', 'segment-doubled',
        shapefile(lines => [@{ lines() },
            [[reverse @{ lines()->[0][0] }]]])],
    ['segments that share an edge', 'warning', 'segment-overlap',
        shapefile(lines => [[[[70, 40], [70.5, 40.1], [71, 40.2]]],
            [[[70.5, 40.1], [71, 40.2], [71.5, 40]]]])],
    ['a segment that goes back over itself', 'warning', 'segment-overlap',
        shapefile(lines => [[[[70, 40], [71, 40], [70, 40]]]])],
    ['a gap of 90 m', 'warning', 'route-gap',
        shapefile(lines => [[[[70, 40], [71, 40.2]]],
            [[[71.001, 40.2], [72, 40.3]]]])],
    ['three ends that meet', 'warning', 'route-junction',
        shapefile(lines => [[[[70, 40], [71, 40]]], [[[71, 40], [72, 41]]],
            [[[71, 40], [72, 39]]]])],
    ['sides that change', 'warning', 'route-side',
        rows(['a', 'described', 'TJK', 'KGZ'], ['b', 'described', 'KGZ', 'TJK'])],
    ['an enclave ring', 'ok', '',
        shapefile(lines => [[[[70, 40], [71, 40], [71, 41], [70, 40]]]])],
);

corpus('attributes',
    ['known stages', 'ok', '', rows(['a', 'Agreed'], ['b', ' remaining '])],
    ['an empty stage', 'ok', '', rows(['a', ''], ['b', 'disputed'])],
    ['an unknown stage', 'error', 'segment-stage',
        rows(['a', 'frozen'], ['b', 'described'])],
    ['undisputed is for events', 'error', 'segment-stage',
        rows(['a', 'undisputed'], ['b', 'described'])],
    ['no stage field', 'error', 'field-none',
        shapefile(lines => lines(), fields => [['id', 8]],
            rows => [['a'], ['b']])],
    ['no stage field, with a default', 'ok', '',
        shapefile(lines => lines(), fields => [['id', 8]],
            rows => [['a'], ['b']]), '--default-stage', 'described'],
    ['a field that is not there', 'error', 'field-none', base(), '--field',
        'stage=nothing'],
    ['two segments with one id', 'error', 'segment-id',
        rows(['a', 'described'], ['a', 'described'])],
    ['a life', 'ok', '',
        rows(['a', 'described', '', '', '2001-01-01', '2020-02-29'],
            ['b', 'described'])],
    ['a life in doubt', 'ok', 'segment-doubt',
        rows(['a', 'described', '', '', '2001'], ['b', 'described'])],
    ['a life that ends before it begins', 'error', 'segment-life',
        rows(['a', 'described', '', '', '2020-01-01', '2001-01-01'],
            ['b', 'described'])],
    ['a date that is none', 'error', 'segment-date',
        rows(['a', 'described', '', '', '', '', '2022-09-31'],
            ['b', 'described'])],
    ['a date of eight digits', 'error', 'segment-date',
        rows(['a', 'described', '', '', '', '', '16092022'],
            ['b', 'described'])],
    ['a date with a two-digit year', 'error', 'segment-date',
        rows(['a', 'described', '', '', '', '', '99-01-01'],
            ['b', 'described'])],
);

my $tm = 'PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],'
    . 'PARAMETER["central_meridian",69],PARAMETER["scale_factor",0.9996],'
    . 'PARAMETER["false_easting",500000],PARAMETER["false_northing",0],'
    . 'UNIT["metre",1]]';

sub utm {
    my ($datum) = @_;
    return shapefile(lines => [[[[600000, 4430000], [650000, 4440000]]]],
        prj => "PROJCS[\"x\",GEOGCS[\"y\",DATUM[$datum],PRIMEM[\"Greenwich\",0],"
            . "UNIT[\"degree\",0.0174532925199433]],$tm");
}

my $wgs = '"WGS_1984",SPHEROID["WGS84",6378137,298.257223563]';

corpus('crs',
    ['a projected one', 'ok', '', utm($wgs)],
    ['no .prj', 'error', 'crs-none', with(prj => undef)],
    ['no .prj, assumed', 'ok', '', with(prj => undef), '--assume-crs', 'EPSG:4326'],
    ['an empty .prj', 'error', qr/^(crs|prj)-/, with(prj => '')],
    ['a .prj of nonsense', 'error', qr/^(crs|prj)-/, with(prj => 'hello, world')],
    ['a .prj cut in half', 'error', qr/^(crs|prj)-/,
        with(prj => substr wgs84(), 0, 90)],
    ['an absurd scale in TOWGS84', 'error', qr/^(crs|prj)-/,
        utm("$wgs,TOWGS84[0,0,0,0,0,0,-999999]")],
    ['an absurd shift in TOWGS84', 'error', qr/^(crs|prj)-/,
        utm("$wgs,TOWGS84[9e9,0,0,0,0,0,0]")],
    ['a unit of angle that is none', 'error', qr/^(crs|prj)-/,
        with(prj => wgs84() =~ s/0.0174532925199433/0.017/r)],
    ['an absurd scale factor', 'error', qr/^(crs|prj)-/,
        do { my $f = utm($wgs); $f->{prj} =~ s/0.9996/1e300/; $f }],
    ['a grid file', 'error', qr/^(crs|prj)-/,
        utm("$wgs,EXTENSION[\"PROJ4_GRIDS\",\"/etc/passwd\"]")],
    ['an unknown datum', 'error', 'crs-ballpark',
        utm('"Nowhere",SPHEROID["Nowhere",6378000,298]')],
    ['an unknown datum, allowed', 'warning', 'crs-loose',
        utm('"Nowhere",SPHEROID["Nowhere",6378000,298]'), '--allow-ballpark'],
    ['a local system', 'error', qr/^(crs|prj)-/,
        with(prj => 'LOCAL_CS["site",UNIT["metre",1]]')],
);

done_testing();
