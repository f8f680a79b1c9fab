# The state on a day, and every piece with its interval. At most 7 decimals;
# a line across the antimeridian is cut on the geodesic, and the bbox has its
# west greater than its east.
cat >aaa-bbb.geojson <<'END'
{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"id": "a", "stage": "undetermined",
  "left": "AAA", "right": "BBB", "name": "\"<script>\\\u0007\u20ac"},
 "geometry": {"type": "LineString",
  "coordinates": [[179, 10], [-179, 10], [-178.123456789, 10]]}},
{"type": "Feature", "properties": {"id": "b", "stage": "disputed",
  "until": "2021-01-01"},
 "geometry": {"type": "LineString", "coordinates": [[178, 10], [179, 10]]}}]}
END
cat >events.csv <<'END'
id,date,type,title,lon,lat,stage,stretch,basis,killed_aaa
e,2020-05,protocol,part,179.5,10,described,a[50%..100%],reconstructed,>2
f,2021,treaty,all,,,delimited,all,,
END
demarc export aaa-bbb.geojson events.csv --as-of 2020-05-15
demarc export aaa-bbb.geojson events.csv --history
