demarc timeline -C "$TOP" kgz-tjk --from 2022-09 --as-of 2022-09
demarc timeline -C "$TOP" kgz-tjk --from 2022-09-14 --as-of 2022-09-14 \
    --unit mi --digits 1 -f md
