# Lines cut apart, and what comes back from it.
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try cut -C "$TOP" kgz-tjk --stretch 'main[10..20]; vorukh'
try cut -C "$TOP" kgz-tjk --at main:50% --at main:100 --at ring-1:10 -f csv
try cut -C "$TOP" kgz-tjk --stretch 'ring-1[90%..]' -f geojson
demarc cut -C "$TOP" kgz-tjk --at main:50% --at main:100 --at ring-1:10 \
    -o kgz-tjk.geojson
try stats kgz-tjk.geojson --by segment
demarc cut -C "$TOP" kgz-tjk --stretch 'main[10..20]' -f json | tail -9
printf 'id,lon,lat\nvillage,70.56,39.84\nnowhere,,\n' > points.csv
try cut -C "$TOP" kgz-tjk --points points.csv
try cut -C "$TOP" kgz-tjk --points points.csv --max-distance 10
try cut -C "$TOP" kgz-tjk
try cut -C "$TOP" kgz-tjk --at P43
try cut -C "$TOP" kgz-tjk --at main:9999
try cut -C "$TOP" kgz-tjk --stretch main-9
try cut -C "$TOP" kgz-tjk --at main:1 --max-distance 3
try cut -C "$TOP" kgz-tjk --stretch 'main[10..20]' -o kgz-tjk.geojson
