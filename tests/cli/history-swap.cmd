# A piece keeps its class and changes its chainage where lines are swapped.
cat > eras.geojson <<'END'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"old","stage":"open","until":"2020-01-01"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,0]]}},
{"type":"Feature","properties":{"id":"new","stage":"open","from":"2020-01-01"},"geometry":{"type":"LineString","coordinates":[[0,0],[0.5,0.5],[1,0]]}},
{"type":"Feature","properties":{"id":"b","stage":"open"},"geometry":{"type":"LineString","coordinates":[[1,0],[2,0]]}}]}
END
demarc export --history eras.geojson | grep -o '"segment":"b".*"end_date":[^,]*' |
    sed 's/"name.*"from_km/"from_km/; s/"class.*"start/"start/'
