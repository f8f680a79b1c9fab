"""lengths_geopandas.py FILE - length by class with GeoPandas and pyproj."""
import sys

import geopandas
from pyproj import Geod

geod = Geod(ellps="WGS84")
lines = geopandas.read_file(sys.argv[1])
lines["metres"] = lines.geometry.apply(geod.geometry_length)
sums = lines.groupby("stage").metres.sum()
print(sums)
print("total", sums.sum())
