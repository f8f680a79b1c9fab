# exit 65
# What could be known on a day, and what a party or a source says.
demarc timeline -C "$TOP" kgz-tjk --known-on 2011 -f csv | cut -d, -f 3,4
demarc timeline -C "$TOP" kgz-tjk --according-to afp | head -8
demarc stats -C "$TOP" kgz-tjk --known-on 2022-07 | tail -3
demarc stats -C "$TOP" kgz-tjk --known-on 1980 || true
demarc stats -C "$TOP" kgz-tjk --according-to nobody
