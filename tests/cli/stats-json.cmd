# The summary's keys are those that programs rely on.
demarc stats -C "$TOP" kgz-tjk --as-of 2010-12-31 -f json
demarc stats -C "$TOP" kgz-tjk --as-of 2024-12-03 -f json
