#include "read/topology.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static demarc_status refuse(demarc_ctx *ctx, const char *path)
{
    demarc_where where = {.file = path, .lon = NAN, .lat = NAN};

    return demarc_report(ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                         "check that it is whole",
                         "the file is not as TopoJSON should be");
}

demarc_status demarc_topology_open(demarc_ctx *ctx, const char *path,
                                   const char *object, demarc_topology *out)
{
    const json_t *transform, *object_at;
    json_error_t error;

    *out = (demarc_topology){.scale = {1, 1}};
    out->root = json_load_file(path, 0, &error);
    if (!out->root)
        return json_error_code(&error) == json_error_out_of_memory
                   ? DEMARC_ENOMEM
                   : refuse(ctx, path);
    object_at = json_object_get(json_object_get(out->root, "objects"), object);
    out->shapes = json_object_get(object_at, "geometries");
    transform = json_object_get(out->root, "transform");
    out->deltas = transform != NULL;
    for (size_t axis = 0; axis < 2 && transform; axis++) {
        out->scale[axis] = json_number_value(
            json_array_get(json_object_get(transform, "scale"), axis));
        out->move[axis] = json_number_value(
            json_array_get(json_object_get(transform, "translate"), axis));
    }
    return json_is_array(out->shapes) ? DEMARC_OK : refuse(ctx, path);
}

void demarc_topology_close(demarc_topology *topology)
{
    json_decref(topology->root);
    free(topology->lon_lat);
    *topology = (demarc_topology){0};
}

size_t demarc_topology_features(const demarc_topology *topology)
{
    return json_array_size(topology->shapes);
}

static bool is_type(const json_t *shape, const char *type)
{
    const char *is = json_string_value(json_object_get(shape, "type"));

    return is && strcmp(is, type) == 0;
}

/** The rings of a polygon, each a list of arcs; NULL if there is none. */
static const json_t *polygon_at(const demarc_topology *topology, size_t feature,
                                size_t polygon)
{
    const json_t *shape = json_array_get(topology->shapes, feature);
    const json_t *arcs = json_object_get(shape, "arcs");

    if (is_type(shape, "Polygon"))
        return polygon == 0 ? arcs : NULL;
    return is_type(shape, "MultiPolygon") ? json_array_get(arcs, polygon)
                                          : NULL;
}

size_t demarc_topology_polygons(const demarc_topology *topology, size_t feature)
{
    const json_t *shape = json_array_get(topology->shapes, feature);

    if (is_type(shape, "Polygon"))
        return 1;
    return is_type(shape, "MultiPolygon")
               ? json_array_size(json_object_get(shape, "arcs"))
               : 0;
}

size_t demarc_topology_rings(const demarc_topology *topology, size_t feature,
                             size_t polygon)
{
    return json_array_size(polygon_at(topology, feature, polygon));
}

static void reverse(double *lon_lat, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        double swap[2];

        count--;
        memcpy(swap, lon_lat + 2 * i, sizeof swap);
        memcpy(lon_lat + 2 * i, lon_lat + 2 * count, sizeof swap);
        memcpy(lon_lat + 2 * count, swap, sizeof swap);
    }
}

/** Appends an arc; ~n stands for arc n run backwards. */
static bool arc_add(demarc_topology *topology, json_int_t index)
{
    const json_t *arc = json_array_get(json_object_get(topology->root, "arcs"),
                                       (size_t)(index < 0 ? ~index : index));
    size_t count = json_array_size(arc), begin = topology->count;
    double at[2] = {0, 0};

    if (!demarc_reserve(&topology->lon_lat, &topology->room,
                        2 * (begin + count), sizeof *topology->lon_lat))
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t axis = 0; axis < 2; axis++) {
            double value =
                json_number_value(json_array_get(json_array_get(arc, i), axis));

            at[axis] = topology->deltas ? at[axis] + value : value;
            topology->lon_lat[2 * (begin + i) + axis] =
                at[axis] * topology->scale[axis] + topology->move[axis];
        }
    if (index < 0)
        reverse(topology->lon_lat + 2 * begin, count);
    topology->count += count;
    return true;
}

demarc_status demarc_topology_ring(demarc_topology *topology, size_t feature,
                                   size_t polygon, size_t ring)
{
    const json_t *arcs =
        json_array_get(polygon_at(topology, feature, polygon), ring);

    topology->count = 0;
    for (size_t i = 0; i < json_array_size(arcs); i++)
        if (!arc_add(topology, json_integer_value(json_array_get(arcs, i))))
            return DEMARC_ENOMEM;
    return DEMARC_OK;
}
