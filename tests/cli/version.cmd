demarc version
demarc --version
