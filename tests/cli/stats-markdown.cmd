demarc stats -C "$TOP" kgz-tjk --as-of 2011-06-30 -f markdown
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 -f md --by route
