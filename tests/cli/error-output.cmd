# Where nothing can be written: 73; where writing fails half-way: 74. What was
# there stays, and nothing is left behind. (A limit on the size of files
# stands for a full disk.)
mkdir folder
echo old >out.csv
try() {
    echo "\$ demarc $*"
    demarc "$@" -C "$TOP" kgz-tjk || echo "exit $?"
}
try timeline -o nowhere/out.csv
try timeline -f csv -o folder
try timeline -f csv -o folder/
try timeline -f csv -o ''
try timeline -o out.csv
try timeline -f csv -o /dev/full
try export -o /dev/full
demarc timeline -C "$TOP" kgz-tjk -f csv >/dev/full || echo "exit $?"
(
    ulimit -f 16
    trap '' XFSZ
    try timeline -o out.csv --overwrite
    try export -o new.geojson
)
cat out.csv
ls -A . folder
