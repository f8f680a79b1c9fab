# What is on each chart of the sample and where, at 320 px.
shape() { sed -E -e 's| d="[^"]*"| d=""|g' -e 's|<style>.*</style>||'; }
for kind in spacetime strip progress casualties; do
    demarc chart -C "$TOP" kgz-tjk --kind $kind --size 320 | shape
done
