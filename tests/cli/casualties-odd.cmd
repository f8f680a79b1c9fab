# exit 65
# Bounds, scopes, a date in doubt, a sum of events; nothing to count.
cat > events.csv <<'END'
id,date,type,killed_aaa,killed_bbb,evacuated,scope,source,source_date
a,2020-01-10,clash,>60,~2,,,Herald,2020-01-11
a,,,3,,,civilian,Wire,2020-01-12
b,2020-03-10,incident,4,,<5,,Herald,2020-03-11
c,[2019..2020],clash,12..15,,,,Wire,2021-04-03
d,2020-06-10,incident,,,,,Herald,2020-06-10
e,2020,other,70,,,aggregate,Herald,2021-01-10
f,2020-07-10,meeting,,,,,Herald,2020-07-10
END
demarc casualties events.csv
demarc casualties events.csv -f json
demarc casualties events.csv --by month --from 2020-03 --as-of 2020-06 -f csv | cut -d, -f 1-11
demarc casualties events.csv --by year --from 2021 --as-of 2020 || echo "exit $?"
demarc casualties events.csv --by week || echo "exit $?"
demarc casualties events.csv --type treaty || echo "exit $?"
demarc casualties events.csv --from 2022
