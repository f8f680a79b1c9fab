# A path names a file: .csv the events, any other the segments. Without the
# package of the dossier the ring starts the same, and what is done is
# demarcated.
cp "$TOP"/geodata/kgz-tjk/segments.* .
cp "$TOP"/timeline/kgz-tjk.csv events.csv
demarc stats segments.shp events.csv --as-of 2022-09-14
demarc stats ./events.csv ./segments.shp --as-of 2022-09-14 -f csv
demarc stats --segments segments.shp --events events.csv \
    --as-of 2022-09-14 -f csv
demarc stats -C "$TOP" kgz-tjk segments.shp --as-of 2022-09-14 -f csv
demarc stats ./segments.shp --by segment
