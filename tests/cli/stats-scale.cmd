# The line at growing spacings, and the spacing that belongs to a total.
try() {
    echo "\$ demarc stats $*"
    demarc stats -C "$TOP" kgz-tjk "$@" 2>&1 || echo "exit $?"
}
try --scale
try --scale --total 972 --as-of 2005 -f csv
try --scale --total 732.5 -f markdown
try --scale --total claimed -f json
try --scale --total 300 --unit mi | grep -A 3 '^By\|^No'
try --scale --total 5000000 | grep -A 3 '^By\|^No'
try --scale --total claimed --as-of 1920
try --scale --by route
try --scale --reach described
try --scale --method planar --crs EPSG:32642
# Too few vertices, a straight line, and rings alone.
segments() {
    echo '{"type": "FeatureCollection", "features": [{"type": "Feature",' \
        '"properties": {"id": "a", "border": "aaa-bbb", "stage": ""},' \
        "\"geometry\": {\"type\": \"LineString\", \"coordinates\": [$1]}}]}"
}
segments '[0, 0], [1, 0], [1, 1]' >few.geojson
segments "$(seq -f '[%g, 0]' -s ', ' 0 60)" >straight.geojson
demarc stats few.geojson --scale || echo "exit $?"
demarc stats straight.geojson --scale --total 7000
demarc stats straight.geojson --scale -f csv | head -2
