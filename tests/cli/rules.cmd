# Every rule is listed and explained.
demarc check --rule no-dossier
demarc check --rules | while read -r code rest; do
    demarc check --rule "$code" >page
    head -n 1 page | grep -q "^$code (" || echo "$code: no page"
done
