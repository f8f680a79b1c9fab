# exit 74
demarc help >/dev/full
