# Options stand before or after operands; -C before the verb or behind it.
demarc stats -C "$TOP" kgz-tjk --by route -f csv --as-of 2022-09-14 >one
demarc stats --as-of=2022-09-14 -fcsv kgz-tjk --by=route -C"$TOP" | cmp one -
demarc -C "$TOP" stats --by route --as-of 2022-09-14 --format csv -- kgz-tjk |
    cmp one -
cd "$TOP"
demarc stats kgz-tjk --by rout -f csv --as-of 2022-09-14 2>&1 | head -n 1
demarc stats kgz-tjk --as 2022-09-14 2>&1 | head -n 1
