# Man pages begin with their name; mandoc judges the rest in tests/docs.t.
demarc help --man | head -n 7
demarc help stats --man | head -n 9
