# The list of verbs, and the page of each.
demarc help
for verb in stats timeline export check formats help version; do
    echo "--- $verb"
    demarc help $verb
done
