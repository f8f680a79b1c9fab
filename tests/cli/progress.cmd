# exit 65
# What is reported of the sample beside what is measured.
demarc progress -C "$TOP" kgz-tjk
demarc progress -C "$TOP" kgz-tjk --source tass --source measured --as-of 2023-02-17 -f csv
demarc progress -C "$TOP" kgz-tjk --according-to TJK --total 980 -f markdown
demarc progress -C "$TOP" kgz-tjk --source Khovar --known-on 2021 -f json | sed -n '/"rows"/,$p'
demarc progress "$TOP/timeline/kgz-tjk.csv" --source Asia-Plus
demarc progress -C "$TOP" kgz-tjk --total 0 || echo "exit $?"
demarc progress -C "$TOP" kgz-tjk --as-of 1990 || echo "exit $?"
demarc progress -C "$TOP" kgz-tjk --source nobody
