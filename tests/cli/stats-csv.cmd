# Data: nothing is rounded to fit, no total row, a band where there is doubt.
demarc stats -C "$TOP" kgz-tjk --as-of 2010-12-31 -f csv
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 -f csv
demarc stats -C "$TOP" kgz-tjk --as-of 2025-03-13 -f csv --unit nmi
