# exit 1
# An events CSV alone, with one contradiction of each gravity.
cat > events.csv <<'END'
id,date,type,killed_aaa,killed_bbb,km_increment,km_cumulative,km_total,km_remaining,percent,word,source,source_date
a,2020-01-10,protocol,,,10,100,1000,900,10,agreed,Herald,2020-01-11
a,2020-01-10,,,,,101,1000,700,,agreed,Wire,2020-01-12
b,2020-03-10,protocol,,,10,110,1000,890,12.5,demarcated,Herald,2020-03-11
c,2020-04-01/2020-04-02,clash,1,2,,,,,,,Herald,2020-04-03
c,2021-04-01,,1,,,,,,,,Wire,2020-04-03
d,2020-06-10,treaty,,,20,130,,870,13,agreed,Herald,2020-06-10
END
demarc reconcile events.csv || echo "exit $?"
demarc reconcile events.csv --according-to Wire --format csv || echo "exit $?"
demarc reconcile --events events.csv --known-on 2020-01 -f json
