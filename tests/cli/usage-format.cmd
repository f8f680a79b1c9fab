# A format that is none, or that cannot hold the answer.
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try stats -f jsn
try stats -f xyzzy
try stats -f geojson
try export -f csv
try export -o kgz-tjk.shp
try stats -o stats.geojson
