# The dead and wounded of the sample, year by year and in its two wars.
demarc casualties -C "$TOP" kgz-tjk
demarc casualties -C "$TOP" kgz-tjk --by event --from 2021-04-28 --as-of 2021-04
demarc casualties -C "$TOP" kgz-tjk --by event --from 2022-09 --as-of 2022-09 -f csv
demarc casualties -C "$TOP" kgz-tjk --by all --known-on 2022-09-16 --according-to KGZ -f markdown
