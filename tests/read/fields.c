#include "read/fields.h"

#include "spill.h"
#include "tap.h"

/* A layer's definition with these fields; the last one is NULL. */
static OGRFeatureDefnH layer_of(const char *const *names, OGRFieldType type)
{
    OGRFeatureDefnH layer = OGR_FD_Create("lines");

    OGR_FD_Reference(layer);
    for (; *names; names++) {
        OGRFieldDefnH field = OGR_Fld_Create(*names, type);

        OGR_FD_AddFieldDefn(layer, field);
        OGR_Fld_Destroy(field);
    }
    return layer;
}

static void test_find(void)
{
    const char *const names[] = {"ID", "x", "Date", "Status", "since", NULL};
    const char *const pairs[] = {"name=X", "from=date", "km_total=x", NULL};
    OGRFeatureDefnH layer = layer_of(names, OFTString);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_fields found;

    is_int(demarc_fields_find(ctx, layer, "a.shp", NULL, &found), DEMARC_OK,
           "fields are found");
    is_int(found.index[DEMARC_FIELD_ID], 0, "an id");
    is_int(found.index[DEMARC_FIELD_STAGE], 3, "a stage by its other name");
    is_int(found.index[DEMARC_FIELD_SINCE], 4, "the name that comes first");
    is_int(found.index[DEMARC_FIELD_NAME], -1, "no name");
    is_int(demarc_fields_find(ctx, layer, "a.shp", pairs, &found), DEMARC_OK,
           "some are named");
    is_int(found.index[DEMARC_FIELD_NAME], 1, "a name");
    is_int(found.index[DEMARC_FIELD_FROM], 2, "a from");
    is_int((long long)demarc_finding_count(ctx), 0,
           "roles of events are passed over");
    OGR_FD_Release(layer);
    demarc_ctx_free(ctx);
}

static void test_list(void)
{
    const char *names[60], *const none[] = {NULL};
    OGRFeatureDefnH layer;
    char list[700], few[200];

    for (int i = 0; i < 59; i++)
        names[i] = "a_field_with_a_name_that_is_rather_long";
    names[59] = NULL;
    layer = layer_of(names, OFTString);
    demarc_fields_list(layer, list, sizeof list);
    ok(strlen(list) > 600 && strlen(list) < sizeof list, "a long list is cut");
    demarc_fields_list(layer, few, sizeof few);
    ok(strlen(few) < sizeof few, "to the room there is");
    OGR_FD_Release(layer);
    layer = layer_of(none, OFTString);
    demarc_fields_list(layer, list, sizeof list);
    is(list, "none", "none is a word too");
    OGR_FD_Release(layer);
}

static void is_text(OGRFeatureH feature, const char *want, const char *name)
{
    demarc_arena arena = {0};

    is(demarc_fields_text(&arena, feature, 0), want, name);
    demarc_arena_free(&arena);
}

/* OGR would print dates with slashes, and 7.0 as it likes. */
static void test_text(void)
{
    const char *const names[] = {"a", NULL};
    OGRFeatureDefnH text = layer_of(names, OFTString);
    OGRFeatureDefnH date = layer_of(names, OFTDateTime);
    OGRFeatureDefnH real = layer_of(names, OFTReal);
    OGRFeatureH feature = OGR_F_Create(text);
    demarc_arena arena = {0};

    is_text(feature, "", "a field that is not set");
    OGR_F_SetFieldNull(feature, 0);
    is_text(feature, "", "null");
    OGR_F_SetFieldString(feature, 0, " \t a b \n");
    is_text(feature, "a b", "blanks around it go");
    OGR_F_SetFieldString(feature, 0, "   ");
    is_text(feature, "", "and nothing else is nothing");
    is(demarc_fields_text(&arena, feature, -1), "", "no field");
    OGR_F_Destroy(feature);
    feature = OGR_F_Create(date);
    OGR_F_SetFieldDateTime(feature, 0, 2022, 9, 14, 23, 59, 59, 0);
    is_text(feature, "2022-09-14", "a date as ISO, without its time");
    OGR_F_Destroy(feature);
    feature = OGR_F_Create(real);
    OGR_F_SetFieldDouble(feature, 0, 7);
    is_text(feature, "7", "a number");
    OGR_F_Destroy(feature);
    OGR_FD_Release(text);
    OGR_FD_Release(date);
    OGR_FD_Release(real);
    demarc_arena_free(&arena);
}

int main(void)
{
    test_find();
    test_list();
    test_text();
    return done();
}
