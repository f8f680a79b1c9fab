# The sample, without its coordinates.
strip() {
    sed 's/"coordinates":\[\[.*\]\]/"coordinates":[]/'
}
demarc export -C "$TOP" kgz-tjk --as-of 2022-09-14 | strip | grep -v '"kind":"event"'
demarc export -C "$TOP" kgz-tjk --history | strip |
    grep -E '"piece"|bbox|[]}]$' | grep -v '"kind":"event"'
