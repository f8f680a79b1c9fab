# exit 2
demarc
