"""lengths.py FILE - length by class with OGR and pyproj, as a script has it."""
import sys
from collections import defaultdict

from osgeo import ogr
from pyproj import Geod

ogr.UseExceptions()
geod = Geod(ellps="WGS84")
sums = defaultdict(float)
data = ogr.Open(sys.argv[1])
for feature in data.GetLayer(0):
    points = feature.GetGeometryRef().GetPoints()
    lon, lat = zip(*((p[0], p[1]) for p in points))
    sums[feature.GetField("stage")] += geod.line_length(lon, lat)
for stage in sorted(sums):
    print(stage, sums[stage])
print("total", sum(sums.values()))
