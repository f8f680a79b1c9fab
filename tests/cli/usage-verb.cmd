# A verb or operand that is none: one line, with a guess where one is near.
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try stat
try exprot
try xyzzy
try help stat
try "$(printf 'two\nlines')"
try version kgz-tjk
try stats kgz-tjk kgz-uzb
try stats a.shp b.csv c.csv
try stats a.shp b.shp
try check --rule no-dosier
try check --rule xyzzy
try check --rule io --rules
try help --markdown stats
