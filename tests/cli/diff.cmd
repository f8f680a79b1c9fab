# What changed of the sample between two dates, by change and by piece, with
# what is in doubt; the exit code tells whether anything did.
try() {
    echo "\$ demarc diff $*"
    demarc diff -C "$TOP" "$@" || echo "exit $?"
}
try kgz-tjk --from 2022-01-01 --to 2025-06-01
try kgz-tjk --from 2022-01-01 --to 2025-06-01 --by piece -f csv
try kgz-tjk --from 2010 --to 2011-06
try kgz-tjk --from 2026-01 --to 2026-02
