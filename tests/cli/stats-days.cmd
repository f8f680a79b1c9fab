# How much is settled on the days of the record. Oracles: 786.235376 and
# 51.860147 km by GeodSolve -i -E on the vertices; 53.5 and 68.3 % are
# 519.9 / 972 and 664 / 972; 889.45 km is in row kt-2024-02-08 of the record.
for day in 2010-12-31 2011-06-30 2011-12-31 2014-01-11 2021-04-28 2022-09-14 \
    2024-12-03 2024-12-04 2025-03-13; do
    demarc stats -C "$TOP" kgz-tjk --as-of $day
    echo
done
