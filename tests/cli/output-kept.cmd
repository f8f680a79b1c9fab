# exit 65
# On failure the old file stays as it is, and nothing else is left behind.
echo old >out.csv
printf 'date,stage\n2020-01-01,finished\n' >bad.csv
status=0
demarc stats -C "$TOP" kgz-tjk bad.csv -o out.csv --overwrite || status=$?
cat out.csv
ls
exit $status
