# The sample has no findings.
demarc check -C "$TOP" kgz-tjk
demarc check -C "$TOP" kgz-tjk -f json
