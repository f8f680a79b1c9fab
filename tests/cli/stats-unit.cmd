# Miles of 1609.344 m and nautical miles of 1852 m; JSON stays in metres.
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --unit mi
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --unit nmi --digits 1
demarc stats -C "$TOP" kgz-tjk --as-of 2022-09-14 --unit mi -f json |
    grep total_m
