# What is not there, or is no file: 66. Nothing hangs.
mkfifo fifo
mkdir folder
: >empty.csv
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try stats kgz-tjk
try stats kgz-tjk -C folder
for id in KGZ-TJK tjk-kgz kgz_tjk TJK_KGZ tjk-kgx; do
    try stats -C "$TOP" $id
done
try stats ../kgz-tjk
try stats 'kgz tjk'
try stats no-such.shp
try stats -C "$TOP" kgz-tjk --events no-such.csv
try stats fifo
try stats --segments fifo
try stats -C "$TOP" kgz-tjk --events fifo
try stats ./folder
try stats -C "$TOP" kgz-tjk --events folder
try stats /dev/null
try stats -C "$TOP" kgz-tjk --events /dev/null
try stats
try stats a.csv
try stats a.shp b.shp
try stats -C "$TOP" kgz-tjk empty.csv
