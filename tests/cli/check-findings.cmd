# exit 1
# Files are read to their end, so that one run finds everything.
cat >lines.geojson <<'END'
{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"id": "a", "stage": "finished"},
 "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 0]]}},
{"type": "Feature", "properties": {"id": "b", "stage": "agreed"},
 "geometry": {"type": "Point", "coordinates": [2, 0]}},
{"type": "Feature", "properties": {"id": "c", "stage": "agreed"},
 "geometry": {"type": "LineString", "coordinates": [[2, 0], [3, 0]]}}]}
END
cat >events.csv <<'END'
id,date,stage,stretch
,2020-01-01,,
e,2020-13-01,,
f,2020-01-01,done,c
g,2020-01-01,described,
h,2020-01-01,described,c[0..500]
i,2020-01-01,described,nowhere
END
demarc check lines.geojson events.csv || echo "exit $?"
sed -i '/"a"/,/"b"/d; /Point/d' lines.geojson
demarc check lines.geojson events.csv -f csv || echo "exit $?"
sed -i '/e,2020-13\|f,/d' events.csv
demarc check lines.geojson events.csv -f md
