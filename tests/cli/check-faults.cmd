# exit 1
# Ten faults of ten kinds in one file: all are found in one run, those that
# are seen when lines are measured as well as those that are seen in reading.
line() {
    printf '{"type":"Feature","properties":{"id":"%s","stage":"%s",' "$1" "$2"
    printf '"from":"%s"},"geometry":%s}%s\n' "$3" "$4" "$5"
}
lines() { printf '{"type":"LineString","coordinates":[%s]}' "$1"; }
{
    echo '{"type":"FeatureCollection","features":['
    line good described '' "$(lines '[70,40],[70.5,40.1]')" ,
    line twice described '' "$(lines '[70,40],[70.5,40.1]')" ,
    line part described '' "$(lines '[70.25,40.05],[70.4,40.08],[70.8,40.5]')" ,
    line none described '' null ,
    line off described '' "$(lines '[71,40],[71,95]')" ,
    line zero described '' "$(lines '[71,41],[71,41]')" ,
    line point described '' '{"type":"Point","coordinates":[70,40]}' ,
    line word frozen '' "$(lines '[72,40],[73,40]')" ,
    line jump described '' "$(lines '[74,40],[84,40]')" ,
    line same described '' "$(lines '[75,42],[76,42]')" ,
    line same described '' "$(lines '[75,43],[76,43]')" ,
    line day described 2020-02-31 "$(lines '[77,43],[78,43]')"
    echo ']}'
} >ten.geojson
status=0
demarc check ten.geojson -f csv >answer || status=$?
cut -d, -f1,2,5 answer
exit $status
