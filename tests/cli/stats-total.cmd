# Shares of a published total: 572.529 / 972 is 58.9 %, / 987 is 58.0 %.
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --total 972
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --total claimed --by route
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --total 972 -f csv
