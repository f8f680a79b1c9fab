# What cannot be asked, and what is not there: one line each.
try() {
    echo "\$ demarc locate $*"
    demarc locate -C "$TOP" "$@" 2>&1 || echo "exit $?"
}
try
try kgz-tjk
try kgz-tjk --lon 70
try kgz-tjk --lon 70 --lat 91
try kgz-tjk --lon 70E --lat 40
try kgz-tjk --lon 70 --lat 40 --chainage main:3
try kgz-tjk --lon 70 --lat 40 --max-distance 0
try kgz-tjk --lon 70 --lat 40 --max-distance 5
try kgz-tjk --lon 70 --lat 40 more
try kgz-tjk nowhere.csv
printf 'name,x,y\nA,70,40\n' >points.csv
try kgz-tjk points.csv
try kgz-tjk points.csv --field lon=x --field lat=y --field id=name -f csv
printf 'id,lon,lat\nA,70,40\nB,40,95\nC,x,1\n' >points.csv
try kgz-tjk points.csv
printf 'id,lon,lat\nA,,\n' >points.csv
try kgz-tjk points.csv
