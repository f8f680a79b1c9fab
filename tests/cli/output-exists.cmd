# exit 73
# An output that is there is refused before the work, and stays as it is.
echo mine >out.csv
demarc timeline no-such-border -o out.csv || status=$?
cat out.csv
exit $status
