# exit 65
line='"geometry":{"type":"LineString","coordinates":[[70,40],[71,40]]}'
echo '{"type":"Feature","properties":{"nr":"a","state":"open"},'"$line}" >a.json
echo 'day,what,event_nr,state_new' >e.csv
echo '2020,a treaty,x,described' >>e.csv
common='--segments a.json --events e.csv --field date=day --field title=what'
demarc stats $common --field stage=state --field id=nr -f csv
demarc timeline $common --field stage=state --field id=event_nr -f csv |
    cut -d , -f 1-6
demarc stats $common --default-stage open --field id=number
