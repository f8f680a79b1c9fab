# Columns without a role are carried through; a name that is taken gets a number.
cat >events.csv <<'END'
id,date,Segment,weather,killed_uzb,,reached_km,segment_2
a,2020-01-01,7 b,"rain, ""heavy""",4,,12,=1
a,2020-01-02,8,sun,5,,13,
b,2021-01-01,,,,,,
END
demarc timeline -C "$TOP" kgz-tjk events.csv -f csv | tr -d '\r' |
    cut -d , -f 4,42-
demarc timeline -C "$TOP" kgz-tjk events.csv -f json -q |
    sed -n 's/.*\("sources".*\)/\1/p'
demarc timeline -C "$TOP" kgz-tjk events.csv -q | head -n 5 # not for people
# without one there is no column more
cut -d , -f 1,2 events.csv >plain.csv
demarc timeline -C "$TOP" kgz-tjk plain.csv -f csv | head -n 1 | tr -d '\r' |
    cut -d , -f 40-
