# Which crossings are open, and for how long they were closed: at least and at
# most. By hand: Karamyk was closed from some day of January 2014 to 31 March
# (59 to 89 days), and from 21 May 2021 to 8 July 2025 (1,509).
for day in 2013-12-31 2022-09-14 2026-01-01; do
    demarc stats -C "$TOP" kgz-tjk --by crossing --as-of $day
    echo
done
demarc stats -C "$TOP" kgz-tjk --by crossing --as-of 2026-01-01 -f csv
demarc stats -C "$TOP" kgz-tjk --crossings x.csv || echo "exit $?"
