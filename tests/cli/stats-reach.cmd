# What counts as done: of the line of 2024, nothing is delimited.
demarc stats -C "$TOP" kgz-tjk --as-of 2024-12-31 --by route --reach described
demarc stats -C "$TOP" kgz-tjk --as-of 2024-12-31 --by route --reach delimited
demarc stats -C "$TOP" kgz-tjk --as-of 2024-12-31 --reach demarcated -f json |
    grep -E '"(reach|reached_m|remaining_m|reached)"'
