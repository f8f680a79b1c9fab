# What there is to say of the sample, on two days and about one topic.
demarc say -C "$TOP" kgz-tjk --as-of 2022-04
echo ----
demarc say -C "$TOP" kgz-tjk --paragraph
echo ----
demarc say -C "$TOP" kgz-tjk --as-of 2022-07 --about progress -f markdown
