# exit 65
# What cannot be said.
demarc say -C "$TOP" kgz-tjk --about weather || echo "exit $?"
demarc say -C "$TOP" kgz-tjk --as-of 2022-04 --about treaty || echo "exit $?"
demarc say -C "$TOP" kgz-tjk --segments "$TOP/geodata/kgz-tjk/segments.shp" --about length || echo "exit $?"
demarc say "$TOP/timeline/kgz-tjk.csv" --about measured
