# A reader that has enough is no failure.
(sleep 0.2; demarc help; echo "exit $?" >&2) | true
