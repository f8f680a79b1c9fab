# A file with several borders: by border, or one that is named.
cat >set.geojson <<'END'
{"type": "FeatureCollection", "features": [
{"type": "Feature",
 "properties": {"id": "1", "border": "aaa-bbb", "stage": "demarcated"},
 "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 0]]}},
{"type": "Feature",
 "properties": {"id": "1", "border": "bbb-ccc", "stage": "agreed"},
 "geometry": {"type": "LineString", "coordinates": [[1, 0], [2, 0]]}},
{"type": "Feature",
 "properties": {"id": "2", "border": "bbb-ccc", "stage": "Remaining",
  "from": "2020"},
 "geometry": {"type": "LineString", "coordinates": [[2, 0], [3, 0]]}}]}
END
cat >events.csv <<'END'
id,date,type,stretch,stage
e,2021-05-06,protocol,2,described
END
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try stats set.geojson --by border
try stats set.geojson --by border --as-of 2019
try stats set.geojson --by border --border bbb-ccc
try stats set.geojson --border aaa-bbb
try stats set.geojson
try stats set.geojson --border ccc-ddd
try stats set.geojson --by border --total 972
try stats set.geojson events.csv
try stats set.geojson events.csv --border bbb-ccc
