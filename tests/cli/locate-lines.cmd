# Which lines, on which day, of which border; and where two may be meant.
cat >lines.geojson <<'END'
{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"id": "old", "border": "aaa-bbb",
  "left": "AAA", "right": "BBB", "stage": "", "until": "2000"},
 "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 0]]}},
{"type": "Feature", "properties": {"id": "new", "border": "aaa-bbb",
  "left": "AAA", "right": "BBB", "stage": "", "from": "2000"},
 "geometry": {"type": "LineString",
  "coordinates": [[0, 0], [0, 0.2], [1, 0.2], [1, 0.1], [0.2, 0.1]]}},
{"type": "Feature", "properties": {"id": "c", "border": "bbb-ccc",
  "left": "BBB", "right": "CCC", "stage": ""},
 "geometry": {"type": "LineString", "coordinates": [[1, 0], [2, 0]]}}]}
END
cat >points.csv <<'END'
id,lon,lat,date
before,0.5,0.05,1999-05-06
after,0.5,0.05,2000-12-31
undated,0.5,0.05,
inside,0.06,0.1,1990
between,0.5,0.15,2001
east,1.5,-0.1,2001
END
demarc locate lines.geojson points.csv
demarc locate lines.geojson points.csv --as-of 1999 -f csv
demarc locate lines.geojson points.csv --border bbb-ccc --max-distance 20 -f csv
demarc locate --segments lines.geojson points.csv -f json
demarc locate lines.geojson --chainage main:3 || echo "exit $?"
demarc locate lines.geojson --chainage main:3 --border aaa-bbb -f csv
