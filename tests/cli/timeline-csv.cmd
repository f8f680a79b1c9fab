# One row per event, by the first day; running km after each; casualties as
# the lowest, the latest and the highest claim.
demarc timeline -C "$TOP" kgz-tjk --as-of 2013 -f csv
demarc timeline -C "$TOP" kgz-tjk --from 2022-03 --as-of 2022-09 -f csv
demarc timeline -C "$TOP" kgz-tjk -f csv | wc -l
