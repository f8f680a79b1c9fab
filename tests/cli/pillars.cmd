# A made border whose eastern half is moved in 2010, with pillars by position,
# by km and by both: where they are, how their km fit, and what an event means
# that names them on its own day.
mkdir -p geodata/aaa-bbb timeline
cat > geodata/aaa-bbb/segments.geojson <<'END'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"west","left":"AAA","right":"BBB",
"stage":"undetermined"},"geometry":{"type":"LineString",
"coordinates":[[70,40],[70.5,40.05],[71,40]]}},
{"type":"Feature","properties":{"id":"old","left":"AAA","right":"BBB",
"stage":"undetermined","until":"2010-01-01"},"geometry":{"type":"LineString",
"coordinates":[[71,40],[71.5,40.1],[72,40]]}},
{"type":"Feature","properties":{"id":"new","left":"AAA","right":"BBB",
"stage":"undetermined","from":"2010-01-01"},"geometry":{"type":"LineString",
"coordinates":[[71,40],[71.5,40.02],[72,40]]}}]}
END
cat > geodata/aaa-bbb/pillars.csv <<'END'
number,lon,lat,km,from,until,note
1,70,40,0,,,tripoint
2,70.2,40.02,17.4,,,
3,70.4,40.04,34.9,,,
43,70.6,40.04,52.2,,,
43a,,,60,,,
44,70.8,40.02,70,,,
45,71,40,90,,,misread?
61,71.5,40.1,133,,2010-01-01,
61,71.5,40.02,131.5,2010-01-01,,
62,72,40,175,,,
END
cat > timeline/aaa-bbb.csv <<'END'
id,date,type,title,stretch,stage
e1,2005,protocol,On the old line,P43..P61,described
e2,2012,protocol,On the new line,P62..P61,demarcated
END
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try pillars aaa-bbb
try pillars aaa-bbb --as-of 2005 -f csv
try pillars aaa-bbb -f json | tail -6
try stats aaa-bbb --by segment
try stats aaa-bbb --as-of 2006 -f csv
try check aaa-bbb
try locate aaa-bbb --chainage P43a --chainage main:P61 --stretch P61..P43
try locate aaa-bbb --stretch 'main[P43a..]' -f csv
try locate aaa-bbb --chainage P61 --as-of 2006 -f csv
try locate aaa-bbb --stretch P43b..P61
try pillars -C "$TOP" kgz-tjk
