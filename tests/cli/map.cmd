# What is on the sample's map and where, at 320 px. Not its style, nor the data
# of its paths, which tests/draw/trace.c measures.
shape() { sed -E -e 's| d="[^"]*"| d=""|g' -e 's|<style>.*</style>||'; }
demarc map -C "$TOP" kgz-tjk --as-of 2022-09-14 --size 320 | shape
demarc map -C "$TOP" kgz-tjk --lang ru --size 320 --theme dark | shape | grep '<text'
