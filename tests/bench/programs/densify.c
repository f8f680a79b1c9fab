/* densify IN OUT.shp PIECES EVERY - every so-manieth line of a file as a
 * shapefile with an id and a stage, a class of four by turns. Each line once,
 * each edge cut into so many pieces. */
#include <ogr_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const stages[] = {"undetermined", "described", "delimited",
                                     "demarcated"};

enum { SEEN = 1 << 17 };

typedef struct job {
    OGRLayerH from, to;
    int pieces, every, made, met;
    long long vertices;
    OGREnvelope seen[SEEN]; /* of the lines that were made */
} job;

/* Borders of territories are there for those who hold them as well. */
static int is_twice(job *in, OGRGeometryH line)
{
    OGREnvelope box;

    OGR_G_GetEnvelope(line, &box);
    for (int i = 0; i < in->made; i++)
        if (memcmp(&in->seen[i], &box, sizeof box) == 0)
            return 1;
    if (in->made == SEEN)
        exit(1);
    in->seen[in->made] = box;
    return 0;
}

static void line_add(job *in, OGRGeometryH line)
{
    OGRGeometryH made = OGR_G_CreateGeometry(wkbLineString);
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(in->to));
    int count = OGR_G_GetPointCount(line), at = 0;

    OGR_G_SetPointCount(made, (count - 1) * in->pieces + 1);
    for (int i = 0; i < count; i++) {
        double x = OGR_G_GetX(line, i), y = OGR_G_GetY(line, i);

        OGR_G_SetPoint_2D(made, at++, x, y);
        for (int k = 1; i + 1 < count && k < in->pieces; k++) {
            double part = (double)k / in->pieces;

            OGR_G_SetPoint_2D(made, at++,
                              x + part * (OGR_G_GetX(line, i + 1) - x),
                              y + part * (OGR_G_GetY(line, i + 1) - y));
        }
    }
    in->vertices += at;
    OGR_F_SetGeometryDirectly(feature, made);
    OGR_F_SetFieldInteger(feature, 0, in->made + 1);
    OGR_F_SetFieldString(feature, 1, stages[in->made % 4]);
    if (OGR_L_CreateFeature(in->to, feature) != OGRERR_NONE)
        exit(1);
    OGR_F_Destroy(feature);
    in->made++;
}

static void geometry_add(job *in, OGRGeometryH geometry)
{
    if (OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbLineString) {
        if (in->met++ % in->every == 0 && !is_twice(in, geometry))
            line_add(in, geometry);
    } else {
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); i++)
            geometry_add(in, OGR_G_GetGeometryRef(geometry, i));
    }
}

static void field_add(OGRLayerH layer, const char *name, OGRFieldType type,
                      int width)
{
    OGRFieldDefnH field = OGR_Fld_Create(name, type);

    OGR_Fld_SetWidth(field, width);
    OGR_L_CreateField(layer, field, 1);
    OGR_Fld_Destroy(field);
}

int main(int count, char **words)
{
    static job in;
    OGRDataSourceH from, to;
    OGRFeatureH feature;

    OGRRegisterAll();
    if (count != 5 || (in.pieces = atoi(words[3])) < 1 ||
        (in.every = atoi(words[4])) < 1 ||
        !(from = OGROpen(words[1], 0, NULL)) ||
        !(to = OGR_Dr_CreateDataSource(OGRGetDriverByName("ESRI Shapefile"),
                                       words[2], NULL))) {
        fprintf(stderr, "usage: densify IN OUT.shp PIECES EVERY\n");
        return 2;
    }
    in.from = OGR_DS_GetLayer(from, 0);
    in.to = OGR_DS_CreateLayer(to, "lines", OGR_L_GetSpatialRef(in.from),
                               wkbLineString, NULL);
    field_add(in.to, "id", OFTInteger, 9);
    field_add(in.to, "stage", OFTString, 12);
    while ((feature = OGR_L_GetNextFeature(in.from))) {
        geometry_add(&in, OGR_F_GetGeometryRef(feature));
        OGR_F_Destroy(feature);
    }
    OGR_DS_Destroy(to);
    OGR_DS_Destroy(from);
    printf("%d lines, %lld vertices\n", in.made, in.vertices);
    return 0;
}
