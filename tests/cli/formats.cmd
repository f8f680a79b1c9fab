demarc formats
