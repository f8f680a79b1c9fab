# Pillars that cannot be used, each told in one line, all in one run; and a
# package that knows its pillars, or does not.
mkdir -p geodata/aaa-bbb timeline
cat > geodata/aaa-bbb/segments.geojson <<'END'
{"type":"FeatureCollection","features":[{"type":"Feature","properties":{
"id":"a","left":"AAA","right":"BBB","stage":"undetermined"},"geometry":{
"type":"LineString","coordinates":[[70,40],[71,40],[72,40]]}}]}
END
cat > timeline/aaa-bbb.csv <<'END'
id,date,stretch,stage
reversed,2005,P3..P1,described
missing,2005,P1..P30,described
gone,2005,P1..P2,described
END
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
pillars() { cat > geodata/aaa-bbb/pillars.csv; }
pillars <<'END'
number,lon,lat,km,route,from,until
1,70,40,0,,,
2,70.5,40,,,,2001
3,71,40,85,,,
3,71.2,40,102,,,
4,40,71.5,,,,
5,71.5,,,,,
6,,,,,,
,71.5,40,,,,
8,71;5,40,,,,
9,71.9,40,-3,,,
10,71.9,40,160,,2005,2004
11,,,100,main-2,,
12,71.7,40,80,,,
13,,,9000,,,
14,71.5,40,,,yesterday,
END
try check aaa-bbb -f csv
try stats aaa-bbb
pillars <<'END'
No,lon,lat
1,70,40
END
try stats aaa-bbb --events none.csv
pillars <<'END'
number,lon
1,70
END
try check aaa-bbb -f csv
rm geodata/aaa-bbb/pillars.csv
try stats aaa-bbb --pillars none.csv
try pillars aaa-bbb --pillars /dev/null
echo 'number,km' > empty.csv
try pillars aaa-bbb --events empty.csv --pillars empty.csv
rm timeline/aaa-bbb.csv
try pillars aaa-bbb --pillars empty.csv
printf 'number,lon,lat\n1,70.5,40\n' | pillars
package() {
    lines=$(sha256sum < geodata/aaa-bbb/segments.geojson | cut -d' ' -f1)
    cat > geodata/aaa-bbb/datapackage.json <<END
{"resources": [{"name": "segments", "path": "segments.geojson",
"hash": "sha256:$lines"}$1]}
END
}
package ''
try pillars aaa-bbb
sum=$(sha256sum < geodata/aaa-bbb/pillars.csv | cut -d' ' -f1)
package ', {"name": "pillars", "path": "pillars.csv", "hash": "sha256:'$sum'"}'
try pillars aaa-bbb -f csv
echo '2,70.7,40' >> geodata/aaa-bbb/pillars.csv
try pillars aaa-bbb
try pillars aaa-bbb --pillars geodata/aaa-bbb/pillars.csv -f csv
