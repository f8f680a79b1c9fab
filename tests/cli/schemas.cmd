# The vocabularies, and what is said of one that is not there.
demarc schemas
demarc schemas -f csv
demarc schemas LSIB -f json
demarc schemas naturalearth -f markdown
demarc schemas nature || echo "exit $?"
demarc schemas lsib naturalearth || echo "exit $?"
