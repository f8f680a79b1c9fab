# exit 74
demarc help >&-
