#include "cli/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct map_request {
    cli_request common;
    demarc_scene_how scene;
    demarc_map_how how;
    cli_day as_of;
    const char *size, *scale;
    int theme;
} map_request;

#define AT(member) offsetof(map_request, member)

static const char *const themes[] = {"light", "dark", NULL};

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>",
         "the state on this date; default: the last event", CLI_DAY, AT(as_of),
         NULL},
        {"size", 0, "<size>",
         "640 (px wide), 640x480, 180x120mm, or web, mobile, column, "
         "double-column, slide; default: web",
         CLI_TEXT, AT(size), NULL},
        {"title", 0, "<text>", "default: the border's", CLI_TEXT, AT(how.title),
         NULL},
        {"theme", 0, "<theme>", "light (the default) or dark", CLI_CHOICE,
         AT(theme), themes},
        {"lang", 0, "<code>",
         "of words and names: en (the default) or ru; names by the columns "
         "name_<code>",
         CLI_TEXT, AT(how.lang), NULL},
        {"no-events", 0, NULL, "leave out clashes and incidents", CLI_FLAG,
         AT(how.no_events), NULL},
        {"no-reconstructed", 0, NULL,
         "draw what was placed by inference as not known", CLI_FLAG,
         AT(how.no_reconstructed), NULL},
        {"land", 0, "<source>", "countries, in place of the dossier's",
         CLI_TEXT, AT(scene.land), NULL},
        {"water", 0, "<source>", "lakes and seas", CLI_TEXT, AT(scene.water),
         NULL},
        {"places", 0, "<csv>", "towns: name, lon, lat, rank, name_<code>",
         CLI_TEXT, AT(scene.places), NULL},
        {"crs", 0, "<code>",
         "a projected system, such as EPSG:32642; default: one that suits",
         CLI_TEXT, AT(how.crs), NULL},
        {"font", 0, "<font>", "a family or a font file; default: Noto Sans",
         CLI_TEXT, AT(how.font), NULL},
        {0}}};

const cli_page cmd_map_page = {
    .size = sizeof(map_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Draws the border as it stood on a date: each stage with its own "
            "dash, what was placed by inference paler, clashes with their "
            "dead, a scale bar, legend and sources. The answer is an SVG "
            "with text as text in named groups; a PNG or PDF is made from it, "
            "by -f or by the output's ending.",
            CLI_BORDER_TEXT, NULL},
    .options = (const cli_group *const[]){&options, &cli_input_options,
                                          &cli_output_options,
                                          &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc map kgz-tjk --as-of 2022-09-14 -o map.svg",
             "on the first day of the fighting of September 2022"},
            {"demarc map kgz-tjk --size column -o map.pdf",
             "for a column of a newspaper"},
            {0}},
};

/** A size by name. */
static const struct preset {
    const char *name;
    double width, height; /* px, 0: what the shape needs */
} presets[] = {
    {"web", 640, 0},           {"mobile", 320, 0},   {"column", 340, 0},
    {"double-column", 680, 0}, {"slide", 1280, 720},
};

static const double MM = 96 / 25.4;

static bool preset_take(const char *text, demarc_map_how *how)
{
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++)
        if (strcmp(presets[i].name, text) == 0) {
            how->width = presets[i].width;
            how->height = presets[i].height;
            return true;
        }
    return false;
}

/** "640", "640x480", "180mm" or "180x120mm". */
static bool size_parse(const char *text, demarc_map_how *how)
{
    char copy[40];
    char *by, *unit;
    double scale = 1;

    if (strlen(text) >= sizeof copy)
        return false;
    snprintf(copy, sizeof copy, "%s", text);
    unit = strstr(copy, "mm");
    if (unit && unit[2] == '\0') {
        *unit = '\0';
        scale = MM;
    }
    by = strchr(copy, 'x');
    if (by)
        *by++ = '\0';
    if (!cli_number_parse(copy, &how->width) ||
        (by && !cli_number_parse(by, &how->height)))
        return false;
    how->width *= scale;
    how->height *= scale;
    return how->width >= 120 && how->width <= 8000 && how->height <= 8000;
}

static demarc_status request_take(map_request *ask)
{
    ask->how.has_day = ask->as_of.set;
    ask->how.day = ask->as_of.day;
    ask->how.dark = ask->theme == 1;
    ask->scene.lang = ask->how.lang;
    if (ask->size && !preset_take(ask->size, &ask->how) &&
        !size_parse(ask->size, &ask->how))
        return cli_complain_usage(
            "map",
            "--size \"%s\" is no size from 120 to 8000 px, such as 640, "
            "640x480, 180x120mm or column",
            ask->size);
    return DEMARC_OK;
}

demarc_status cmd_map(cli_run *run, void *request)
{
    map_request *ask = request;
    demarc_scene *scene = NULL;
    demarc_buffer svg = {0};
    demarc_status status = request_take(ask);

    if (!status)
        status = cli_run_format(run, DEMARC_PICTURE, "svg");
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_scene_open(run->ctx, run->border, &ask->scene, &scene);
    if (!status)
        status = demarc_map(run->ctx, run->border, scene, &ask->how, &svg);
    if (!status) {
        const demarc_picture_how how = {
            .font = ask->how.font,
            .made = ask->how.has_day ? ask->how.day
                                     : demarc_border_last_day(run->border),
            .title = ask->how.title ? ask->how.title
                                    : demarc_border_title(run->border)};

        status =
            demarc_write_picture(run->ctx, run->format, &svg, &how, &run->out);
    }
    demarc_buffer_free(&svg);
    demarc_scene_free(scene);
    return status;
}
