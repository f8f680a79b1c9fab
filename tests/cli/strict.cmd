# A warning is said and the work goes on; --strict takes the answer back, and
# -q says nothing of it.
printf 'date,stage,stretch\n2020,described,main[700..900]\n' >events.csv
try() {
    echo "\$ demarc $*"
    demarc "$@" -C "$TOP" kgz-tjk events.csv --by route || echo "exit $?"
}
try stats -f csv
try stats -f csv -q
try stats -f csv --strict
try stats -f csv --strict -q
try stats --strict -o out.csv
ls
