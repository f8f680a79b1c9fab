# Two editions: cut elsewhere, begun elsewhere, across 180 degrees, without
# sides, with sides that disagree.
line() {
    printf '{"type":"Feature","properties":{%s},"geometry":{"type":"LineString","coordinates":%s}}' "$1" "$2"
}
file() {
    name=$1
    shift
    (
        IFS=,
        printf '{"type":"FeatureCollection","features":[%s]}' "$*"
    ) >"$name"
}
try() {
    echo "\$ demarc diff $*"
    demarc diff "$@" || echo "exit $?"
}
a='"left":"AAA","right":"BBB","id":'
b='"left":"BBB","right":"AAA","id":'
file old.geojson "$(line "$a\"x\"" '[[178,60],[179,60],[-179,60],[-178,60]]')"
file same.geojson "$(line "$b\"2\"" '[[-179,60],[179,60],[178,60]]')" \
    "$(line "$a\"1\"" '[[-179,60],[-178,60]]')"
file new.geojson "$(line "$a\"x\"" '[[178,60],[179,60.2],[-179,60.2],[-178,60]]')"
file plain.geojson "$(line '"id":"x"' '[[178,60],[-178,60.1]]')"
file plain2.geojson "$(line '"id":"x"' '[[178,60],[179,60],[-178,60.1]]')"
file other.geojson "$(line "$b\"x\"" '[[178,60],[179,60.2],[-179,60.2],[-178,60]]')"
try old.geojson same.geojson
try old.geojson new.geojson
try old.geojson new.geojson -f geojson | grep -o '"area-1.*' |
    sed 's/\(\[[-0-9.]*,[-0-9.]*\],\)\{6,\}/..., /g'
try plain.geojson plain2.geojson
try old.geojson other.geojson
try old.geojson --with new.geojson --tolerance 100000
