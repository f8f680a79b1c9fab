# The columns of TimelineJS, where headline and text are HTML.
demarc timeline -C "$TOP" kgz-tjk --as-of 2014-02 -f timelinejs
cp "$TOP"/geodata/kgz-tjk/segments.* .
printf 'date,title\n2020,"<b>a</b> & ""b"""\n' >events.csv
demarc timeline segments.shp events.csv -f timelinejs
