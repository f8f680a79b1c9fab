# exit 73
cp -R "$TOP/geodata" "$TOP/timeline" .
demarc timeline kgz-tjk -o timeline/kgz-tjk.csv --overwrite
