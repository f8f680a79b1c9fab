# As people read: by the first day, then the last, then place in the file. An
# open first day gives its place to the last. Text is not run as a formula,
# and a bound stays as it was written.
cat >kgz-tjk.geojson <<'END'
{"type": "Feature", "properties": {"id": "a", "stage": "undetermined"},
 "geometry": {"type": "LineString", "coordinates": [[70, 40], [71, 40]]}}
END
cat >events.csv <<'END'
id,date,type,title,place,killed_kgz,stage,stretch,source
1,2020-03-05/2020-03-09,clash,"@SUM(1)",,>90,,,A
1,,,,,~1000,,,B
1,,,,,12..15,,,C
2,2020-03-06,meeting,=1+1,"a, ""b""",0,,,
3,[..2019],protocol,-2+3,+1,,described,a,
4,2020-03,other,"two
lines",,,,,
5,../2019-06,other,what,,,,,
6,2020-03-05,clash,first,,3,,,A
7,2020-03-09/..,closure,not over,,,,,
END
demarc timeline kgz-tjk.geojson events.csv -f csv
demarc timeline kgz-tjk.geojson events.csv
demarc timeline kgz-tjk.geojson events.csv -f json | grep '"id": "1"'
