# A swap of land: a transfer, and lines with a life; in every format.
cat >swap.geojson <<'END'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"old","left":"AAA","right":"BBB","stage":"delimited","until":"2024-05-01"},
 "geometry":{"type":"LineString","coordinates":[[0,0],[1,0],[2,0]]}},
{"type":"Feature","properties":{"id":"new","left":"AAA","right":"BBB","stage":"demarcated","from":"2024-05-01"},
 "geometry":{"type":"LineString","coordinates":[[0,0],[0.5,0.1],[1,0],[1.5,-0.1],[2,0]]}},
{"type":"Feature","properties":{"id":"rest","left":"AAA","right":"BBB","stage":"delimited"},
 "geometry":{"type":"LineString","coordinates":[[2,0],[3,0]]}},
{"type":"Feature","properties":{"id":"islet","left":"AAA","right":"BBB","stage":"delimited","from":"2024-05-01"},
 "geometry":{"type":"LineString","coordinates":[[2.4,-0.5],[2.5,-0.5],[2.5,-0.4],[2.4,-0.5]]}}]}
END
cat >swap.csv <<'END'
id,date,type,title
swap,2024-05-01,transfer,Two teeth of land and an islet
END
try() {
    echo "\$ demarc diff $*"
    demarc diff swap.geojson swap.csv --from 2024-04 "$@" || echo "exit $?"
}
try
try -f markdown
try --unit mi -f csv
try --by piece
try --by area
try --by area -f json
try -f geojson | sed 's/\(\[[-0-9.]*,[-0-9.]*\],\)\{6,\}/..., /g'
