demarc timeline -C "$TOP" kgz-tjk --from 2022-04-15 --as-of 2022-04-20 -f json
