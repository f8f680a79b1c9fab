# One page, however it is asked for.
demarc help stats >help
demarc stats --help | cmp help -
demarc stats -h kgz-tjk | cmp help -
demarc --help stats | cmp help -
demarc -q help stats | cmp help -
demarc help -- stats | cmp help -
POSIXLY_CORRECT=1 demarc help stats -q | cmp help -
demarc --help >help
demarc help | cmp help -
