# A row for each segment, route or border, with what is reached of it.
for what in segment route border; do
    demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --by $what
    echo
    demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --by $what -f csv
    echo
done
demarc stats -C "$TOP" kgz-tjk --as-of 2010 --by segment
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --by border -f json
