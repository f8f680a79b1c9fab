# Bad lines: one line each, with the file, the segment and the mend.
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
line() { # properties, type, coordinates
    printf '{"type": "Feature", "properties": {%s}, "geometry":
        {"type": "%s", "coordinates": %s}}' "$1" "$2" "$3"
}
line '"id": "a", "stage": "finished"' LineString '[[0,0],[1,0]]' >stage.json
line '"id": "a"' LineString '[[0,0],[1,0]]' >none.json
line '"id": "a", "stage": ""' Polygon '[[[0,0],[1,0],[1,1],[0,0]]]' >area.json
line '"id": "a", "stage": "", "since": "1/2/2020"' LineString \
    '[[0,0],[1,0]]' >since.json
line '"id": "a", "stage": "", "from": "2021", "until": "2020"' LineString \
    '[[0,0],[1,0]]' >life.json
line '"id": "a", "stage": ""' LineString '[[0,91],[1,0]]' >pole.json
echo '{"type": "FeatureCollection", "features": []}' >empty.json
head -c 100 stage.json >cut.json
for file in stage none area since life pole empty cut; do
    try stats ./$file.json
done
try stats ./none.json --default-stage finished
try stats ./none.json --default-stage agreed --by segment
try stats ./none.json --field stage=id
try stats ./none.json --field stage=STATUS
try stats ./none.json --field colour=id
try stats ./none.json --field stage
