# Rows that cannot be read are left out, told and counted.
printf 'date,stage,stretch\n2020-13-01,,\n2021,described,main[0..100]\n' \
    >events.csv
try() {
    echo "\$ demarc $*"
    demarc "$@" -C "$TOP" kgz-tjk events.csv --by route -f csv ||
        echo "exit $?"
}
try stats
try stats --skip-bad-rows
try stats --skip-bad-rows --strict
