# Events along the line: on each 50 km, and near what was undetermined.
try() {
    echo "\$ demarc stats $*"
    demarc stats -C "$TOP" kgz-tjk "$@" 2>&1 || echo "exit $?"
}
try --by chainage
try --by chainage --every 200 --type incident -f csv
try --by distance
try --by distance --near 2.5,25 --as-of 2021 -f csv
try --by distance -f json
try --by distance --near 1,2,x
try --by distance --every 5
try --by route --near 5
try --type clash
try --by distance --type massacre
try --by chainage --reach described
try --by chainage --as-of 1980
