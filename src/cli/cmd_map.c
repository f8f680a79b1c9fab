#include "cli/commands.h"
#include "cli/picture.h"
#include "cli/series.h"

typedef struct map_request {
    cli_request common;
    demarc_scene_how scene;
    demarc_map_how how;
    cli_day as_of;
    const char *size, *box, *dpi;
    double scale;
    double box_of[4];
    bool series;
    int theme;
} map_request;

#define AT(member) offsetof(map_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>",
         "the state on this date; default: the last event", CLI_DAY, AT(as_of),
         NULL},
        {"size", 0, "<size>", CLI_SIZE_HELP, CLI_TEXT, AT(size), NULL},
        {"dpi", 0, "<number>", CLI_DPI_HELP, CLI_TEXT, AT(dpi), NULL},
        {"title", 0, "<text>", "default: the border's", CLI_TEXT, AT(how.title),
         NULL},
        {"theme", 0, "<theme>", "light (the default) or dark", CLI_CHOICE,
         AT(theme), cli_themes},
        {"style", 0, "<style>", CLI_STYLE_HELP, CLI_TEXT, AT(how.style), NULL},
        {"lang", 0, "<code>", CLI_LANG_HELP, CLI_TEXT, AT(how.lang), NULL},
        {"bbox", 0, "<west>,<south>,<east>,<north>", "only what is in it",
         CLI_TEXT, AT(box), NULL},
        {"around", 0, "<place>",
         "only what is around a town, a crossing or <lon>,<lat>", CLI_TEXT,
         AT(how.around), NULL},
        {"km", 0, "<km>", "--around: so far, not 50", CLI_KM, AT(how.around_km),
         NULL},
        {"stretch", 0, "<stretch>",
         "only what is around it, such as "
         "main[600..786]",
         CLI_TEXT, AT(how.stretch), NULL},
        {"series", 0, NULL,
         "a map for each day on which the line changes, all in one frame: "
         "map-2022-04-30.png and so on for -o map.png, and map-contact.png "
         "with all of them",
         CLI_FLAG, AT(series), NULL},
        {"no-events", 0, NULL, "leave out clashes and incidents", CLI_FLAG,
         AT(how.no_events), NULL},
        {"no-reconstructed", 0, NULL,
         "draw what was placed by inference as not known", CLI_FLAG,
         AT(how.no_reconstructed), NULL},
        {"land", 0, "<source>", "countries, in place of the dossier's",
         CLI_TEXT, AT(scene.land), NULL},
        {"water", 0, "<source>", "lakes and seas", CLI_TEXT, AT(scene.water),
         NULL},
        {"relief", 0, "<file>",
         "heights to shade the land with: GeoTIFF, ESRI ASCII grid, SRTM .hgt "
         "or DTED",
         CLI_TEXT, AT(scene.relief), NULL},
        {"places", 0, "<csv>", "towns: name, lon, lat, rank, name_<code>",
         CLI_TEXT, AT(scene.places), NULL},
        {"crossings", 0, "<csv>", "crossings: name, lon, lat", CLI_TEXT,
         AT(scene.crossings), NULL},
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
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc map kgz-tjk --as-of 2022-09-14 -o map.svg",
             "on the first day of the fighting of September 2022"},
            {"demarc map kgz-tjk --size column -o map.pdf",
             "for a column of a newspaper"},
            {0}},
};

static demarc_status request_take(map_request *ask)
{
    ask->how.has_day = ask->as_of.set;
    ask->how.day = ask->as_of.day;
    ask->how.dark = ask->theme == 1;
    ask->scene.lang = ask->how.lang;
    if (ask->box) {
        if (cli_numbers_parse(ask->box, ask->box_of, 4) != 4)
            return cli_complain_usage("map",
                                      "--bbox \"%s\" is no west,south,east,"
                                      "north in degrees",
                                      ask->box);
        ask->how.box = ask->box_of;
    }
    if (ask->how.around_km > 0 && !ask->how.around)
        return cli_complain_usage("map", "--km needs --around");
    if ((ask->box != NULL) + (ask->how.around != NULL) +
            (ask->how.stretch != NULL) >
        1)
        return cli_complain_usage(
            "map", "--bbox, --around and --stretch exclude each other");
    if (cli_dpi_parse("map", ask->dpi, &ask->scale))
        return DEMARC_EUSAGE;
    return cli_size_parse("map", ask->size, &ask->how.width, &ask->how.height);
}

static demarc_status picture_make(cli_run *run, const demarc_scene *scene,
                                  const demarc_map_how *how, double scale)
{
    const demarc_picture_how picture = {
        .scale = scale,
        .font = how->font,
        .made = how->has_day ? how->day : demarc_border_last_day(run->border),
        .title = how->title ? how->title
                            : demarc_border_title_in(run->border, how->lang)};
    demarc_buffer svg = {0};
    demarc_status status = demarc_map(run->ctx, run->border, scene, how, &svg);

    return cli_run_picture(run, status, &svg, &picture);
}

demarc_status cmd_map(cli_run *run, void *request)
{
    map_request *ask = request;
    demarc_scene *scene = NULL;
    demarc_status status = request_take(ask);

    if (!status)
        status = cli_run_format(run, DEMARC_PICTURE, "svg");
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_scene_open(run->ctx, run->border, &ask->scene, &scene);
    if (!status && ask->series)
        status = cli_series(run, scene, &ask->how, ask->scale);
    else if (!status)
        status = picture_make(run, scene, &ask->how, ask->scale);
    demarc_scene_free(scene);
    return status;
}
