#include "cli/commands.h"
#include "cli/picture.h"

typedef struct chart_request {
    cli_request common;
    demarc_scene_how scene;
    demarc_chart_how how;
    cli_day from, as_of;
    const char *size, *dpi;
    double scale;
    int theme;
} chart_request;

#define AT(member) offsetof(chart_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"kind", 0, "<kind>",
         "spacetime (the default): each km of the line against time; strip: "
         "the line of a day as a bar; progress: km over time, measured and "
         "reported; casualties: the dead by year and party",
         CLI_TEXT, AT(how.kind), NULL},
        {"from", 0, "<date>",
         "where time begins, and no fighting before it; "
         "default: the first event",
         CLI_SINCE, AT(from), NULL},
        {"as-of", 0, "<date>", "where time ends; default: the last event",
         CLI_DAY, AT(as_of), NULL},
        {"size", 0, "<size>", CLI_SIZE_HELP, CLI_TEXT, AT(size), NULL},
        {"dpi", 0, "<number>", CLI_DPI_HELP, CLI_TEXT, AT(dpi), NULL},
        {"title", 0, "<text>", "default: the border's", CLI_TEXT, AT(how.title),
         NULL},
        {"theme", 0, "<theme>", "light (the default) or dark", CLI_CHOICE,
         AT(theme), cli_themes},
        {"style", 0, "<style>", CLI_STYLE_HELP, CLI_TEXT, AT(how.style), NULL},
        {"lang", 0, "<code>", CLI_LANG_HELP, CLI_TEXT, AT(how.lang), NULL},
        {"places", 0, "<csv>", "towns: name, lon, lat, rank, name_<code>",
         CLI_TEXT, AT(scene.places), NULL},
        {"font", 0, "<font>", "a family or a font file; default: Noto Sans",
         CLI_TEXT, AT(how.font), NULL},
        {0}}};

const cli_page cmd_chart_page = {
    .size = sizeof(chart_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Draws what the record says, with labels beside what they name. "
            "The answer is an SVG with text as text; a PNG or PDF is made "
            "from it, by -f or by the output's ending.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc chart --kind spacetime kgz-tjk -o spacetime.svg",
             "the whole dispute in one picture"},
            {"demarc chart --kind strip kgz-tjk --as-of 2022-09-14 --size "
             "column -o strip.pdf",
             "the line of a day, for a column of a newspaper"},
            {0}},
};

demarc_status cmd_chart(cli_run *run, void *request)
{
    chart_request *ask = request;
    demarc_scene *scene = NULL;
    demarc_buffer svg = {0};
    demarc_picture_how how;
    demarc_status status =
        cli_size_parse("chart", ask->size, &ask->how.width, &ask->how.height);

    ask->how.has_from = ask->from.set;
    ask->how.from = ask->from.day;
    ask->how.has_day = ask->as_of.set;
    ask->how.day = ask->as_of.day;
    ask->how.dark = ask->theme == 1;
    ask->scene.lang = ask->how.lang;
    if (!status)
        status = cli_dpi_parse("chart", ask->dpi, &ask->scale);
    if (!status)
        status = cli_run_format(run, DEMARC_PICTURE, "svg");
    run->request->open.events_alone = true;
    if (!status)
        status = cli_run_open(run, true);
    if (status)
        return status;
    how = (demarc_picture_how){
        .font = ask->how.font,
        .scale = ask->scale,
        .made = ask->how.has_day ? ask->how.day
                                 : demarc_border_last_day(run->border),
        .title = ask->how.title
                     ? ask->how.title
                     : demarc_border_title_in(run->border, ask->how.lang)};
    status = demarc_scene_open(run->ctx, run->border, &ask->scene, &scene);
    if (!status)
        status = demarc_chart(run->ctx, run->border, scene, &ask->how, &svg);
    demarc_scene_free(scene);
    return cli_run_picture(run, status, &svg, &how);
}
