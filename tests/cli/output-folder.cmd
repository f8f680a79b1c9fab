# exit 73
# A folder that is not there is told before the work, by every verb that has -o.
try() {
    demarc "$@" no-such-border -o no/such.csv || echo "$1: $?"
}
for verb in stats timeline check pillars progress say reconcile casualties; do
    try $verb
done
try diff --from 2020
try cut --stretch all
try export -f geojson
try map -f svg
try chart stages -f svg
demarc locate --lon 1 --lat 2 --segments none.shp -o no/such.csv || echo "locate: $?"
demarc import none.csv -o no/such.csv || echo "import: $?"
demarc import none.csv -o here.csv --report no/such.txt || echo "report: $?"
demarc duplicates none.csv -o no/such.csv || echo "duplicates: $?"
demarc extract none.shp --all -o no/such.geojson
