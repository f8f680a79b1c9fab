# --overwrite replaces; the ending says the format; - is stdout.
echo old >out.md
demarc stats -C "$TOP" kgz-tjk --by route -o out.md --overwrite
cat out.md
demarc stats -C "$TOP" kgz-tjk --by route -f csv -o -
demarc stats -C "$TOP" kgz-tjk --by route -f json -o out.txt
head -n 2 out.txt
ls -A
