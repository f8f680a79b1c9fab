# Lengths in a plane, by GEOS, as an old GIS has them. Oracle: ogr2ogr -t_srs
# EPSG:32642 segments.shp, then ST_Length in its SQLite dialect.
demarc stats -C "$TOP" kgz-tjk --method planar --crs EPSG:32642 --by segment
demarc stats -C "$TOP" kgz-tjk --method planar --crs EPSG:32642 \
    --as-of 2022-09-14 --digits 6
