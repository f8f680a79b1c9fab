/* ogr_loop FILE - all features of a file read by OGR, and nothing done with
 * them: what any program that reads through OGR has to pay. */
#include <ogr_api.h>
#include <stdio.h>

int main(int count, char **words)
{
    long long features = 0, vertices = 0;
    OGRDataSourceH data;
    OGRFeatureH feature;
    OGRLayerH layer;

    OGRRegisterAll();
    data = count == 2 ? OGROpen(words[1], 0, NULL) : NULL;
    if (!data)
        return 1;
    layer = OGR_DS_GetLayer(data, 0);
    while ((feature = OGR_L_GetNextFeature(layer))) {
        vertices += OGR_G_GetPointCount(OGR_F_GetGeometryRef(feature));
        features++;
        OGR_F_Destroy(feature);
    }
    OGR_DS_Destroy(data);
    printf("%lld features, %lld vertices\n", features, vertices);
    return 0;
}
