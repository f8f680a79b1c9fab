# exit 1
# What the record of the sample contradicts itself in.
demarc reconcile -C "$TOP" kgz-tjk
