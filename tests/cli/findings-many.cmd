# exit 65
# Of one kind 20 are told, the rest is counted; what is quoted can neither
# break the line nor reach the terminal.
echo "date,type,title" >events.csv
printf '2020-01-01,w\033ar%d,\n' $(seq 25) >>events.csv
printf '2020,"two\nlines",\n' >>events.csv
demarc timeline -C "$TOP" kgz-tjk events.csv --from 2021 -q || echo "exit $?"
demarc timeline -C "$TOP" kgz-tjk events.csv --from 2021
