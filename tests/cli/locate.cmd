# From points to places on the line. Events without a position, or too far
# away, have empty cells, and are counted.
try() {
    echo "\$ demarc locate $*"
    demarc locate -C "$TOP" "$@" || echo "exit $?"
}
try kgz-tjk --lon 70.56 --lat 39.84
try kgz-tjk --lon 70.56 --lat 39.84 --unit mi -f csv
try kgz-tjk --lon -70.56 --lat -39.84 -f json
head -12 "$TOP/timeline/kgz-tjk.csv" >events.csv
try kgz-tjk events.csv --max-distance 10
try kgz-tjk events.csv --max-distance 10 -f csv
cat >points.geojson <<'END'
{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"id": "Ak-Sai"},
 "geometry": {"type": "Point", "coordinates": [70.57, 39.9]}},
{"type": "Feature", "properties": {"id": "road"},
 "geometry": {"type": "LineString", "coordinates": [[70, 40], [71, 40]]}}]}
END
try kgz-tjk points.geojson
try kgz-tjk points.geojson --strict
