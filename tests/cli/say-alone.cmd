# Events alone, of a border whose names are hard to print.
cat > events.csv <<'END'
id,date,type,title,place,crossing,killed_aaa,killed_bbb,km_increment,km_cumulative,km_total,km_remaining,percent,word,source,source_date
a,2020-01-10,protocol,One,,,,,10,100,1000,900,10,agreed,"The ""Herald"" {km}",2020-01-11
a,2020-01-10,,,,,,,,101,1000,700,,agreed,Wire (Mr X),2020-01-12
b,2020-04-01/2020-04-02,clash,Two,"A; [B] 7",,<5,0,,,,,,,,2020-04-03
c,2020-05,closure,Three,,Gate 3; Gate 4,,,,,,,,,Wire,2020-05-03
d,[2020-06..2020-07],treaty,Four,,,,,,,,,,,Wire,2020-08
END
demarc say events.csv
demarc say events.csv --as-of 2020-01-31 --according-to Wire
demarc say events.csv --explain 7
demarc say events.csv --about clashes -f json
demarc say events.csv --about treaty -f csv
