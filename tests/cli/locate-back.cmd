# From chainages to points; and what comes back is what was asked, to the
# millimetre that CSV has.
try() {
    echo "\$ demarc locate $*"
    demarc locate -C "$TOP" kgz-tjk "$@" || echo "exit $?"
}
try --chainage main:12.5 --chainage 'ring-1[50%]'
try --stretch 'main[12.5..40]; vorukh' -f csv
demarc locate -C "$TOP" kgz-tjk --chainage main:12.5 --chainage main:786.235376 \
    --chainage ring-1:50 --chainage main:0.000001 -f csv -o points.csv
demarc locate -C "$TOP" kgz-tjk points.csv -f csv
try --chainage main:786.3
try --chainage main-2:1
try --chainage 12.5
try --stretch 'main-2'
