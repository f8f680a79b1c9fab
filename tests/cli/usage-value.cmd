# An argument that cannot be read, or that does not fit the others.
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try stats --as-of 2022-09-31
try stats --as-of ''
try timeline --from 01/02/2022
try stats --reach finished
try stats --reach disputed
try stats --by segmnt
try stats --by year
try stats --unit ft
try stats --digits 0
try stats --total much
try stats --total 0
try stats --total 1,006.84
try stats --method planar
try stats --crs EPSG:32642
try export --history --as-of 2022
