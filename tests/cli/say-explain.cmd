# The rows, or the parts of the line, behind a number of a sentence.
cp -R "$TOP/geodata" "$TOP/timeline" .
demarc say kgz-tjk --as-of 2022-04 --about progress --explain 664
demarc say kgz-tjk --as-of 2022-04 --explain two-thirds
demarc say kgz-tjk --as-of 2022-04 --explain 572.5
demarc say kgz-tjk --explain "May 2021" --about crossings
demarc say kgz-tjk --as-of 2022-04 --explain 308 -f csv
demarc say kgz-tjk --as-of 2022-04 --explain 665 --about remaining || echo "exit $?"
