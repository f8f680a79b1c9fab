# Only one type, only some time; nothing at all is an error that says what is.
try() {
    echo "\$ demarc $*"
    demarc "$@" -C "$TOP" kgz-tjk || echo "exit $?"
}
try timeline --type Treaty
try timeline --type closure --from 2021 --as-of 2021
try timeline --type war
try timeline --type clash --from 2025
try timeline --from 2030-01
try timeline --from 2022-02-01 --as-of 2022-01-01
