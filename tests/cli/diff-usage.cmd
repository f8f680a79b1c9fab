# What cannot be asked: one line each.
try() {
    echo "\$ demarc diff $*"
    demarc diff -C "$TOP" "$@" 2>&1 || echo "exit $?"
}
try
try kgz-tjk
try kgz-tjk --from 2022 --to 2021
try kgz-tjk --from 2022-13
try kgz-tjk --from 2022 --by stage
try kgz-tjk --from 2022 --tolerance few
try kgz-tjk --from 2022 --max-distance 0
try kgz-tjk nowhere.shp
try nowhere kgz-tjk
try kgz-tjk kgz-tjk
cat >later.geojson <<'END'
{"type":"Feature","properties":{"id":"l","stage":"open","from":"2020-01-01"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,0]]}}
END
try later.geojson --from 2010 --to 2011
try later.geojson --from 2010 --to 2021
