# An option that is none, unclear, or lacks its argument.
try() {
    echo "\$ demarc $*"
    demarc "$@" || echo "exit $?"
}
try --xyzzy
try -C
try stats --as-off 2022
try stats --xyzzy=1
try stats -x
try stats -qx
try stats -é
try stats --as 2022
try stats --as-of
try stats -o
try stats --overwrite=yes
try formats --strict
try stats --date 2022
try stats --json
try export --force
try formats --date 2022
