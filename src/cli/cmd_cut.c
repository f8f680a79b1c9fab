#include "cli/commands.h"

typedef struct cut_request {
    cli_request common;
    cli_day as_of;
    cli_list at;
    const char *stretch, *points;
    double max_km;
} cut_request;

#define AT(member) offsetof(cut_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"stretch", 0, "<stretch>",
         "take out this part, such as main[10..20] or P43..P61; default: all",
         CLI_TEXT, AT(stretch), NULL},
        {"at", 0, "<place>",
         "split there: main:12.5, main:57% or a pillar, P43; may be repeated",
         CLI_LIST, AT(at), NULL},
        {"points", 0, "<file>",
         "split where the line is nearest to these points, a file as locate "
         "reads it",
         CLI_TEXT, AT(points), NULL},
        {"max-distance", 0, "<km>",
         "points farther from the line are an error; default: 1", CLI_KM,
         AT(max_km), NULL},
        {"as-of", 0, "<date>",
         "of the lines alive on this date; default: the last event's", CLI_DAY,
         AT(as_of), NULL},
        {0}}};

const cli_page cmd_cut_page = {
    .size = sizeof(cut_request),
    .operands = 2,
    .usage =
        (const char *const[]){
            "[<option> ...] <border> --stretch <stretch>",
            "[<option> ...] <border> --at <place> [--at <place> ...]",
            "[<option> ...] <border> --points <file>", NULL},
    .text =
        (const char *const[]){
            "Takes a stretch out of the lines, or splits segments at places, "
            "or both. To a .geojson it writes a segments file that stats reads "
            "as it is, with the fields of the segments; else a table of the "
            "parts. Cuts are on the geodesic, so the parts' lengths add up.",
            "A part that is not all of its segment is called SEGMENT.1, "
            "SEGMENT.2 and so on along the segment, from its first vertex.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_output_options, &cli_table_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc cut kgz-tjk --stretch main[10..20] -o x.geojson",
             "ten kilometres as a file of their own"},
            {"demarc cut kgz-tjk --at main:50%", "the length of both halves"},
            {"demarc cut kgz-tjk --points villages.csv --max-distance 5 -o "
             "parts.geojson",
             "segments split beside villages"},
            {0}},
};

static demarc_status check(const cut_request *ask)
{
    if (!ask->stretch && !ask->at.count && !ask->points)
        return cli_complain_usage(
            "cut", "nothing is to be cut: give --stretch, --at or --points");
    if (ask->max_km > 0 && !ask->points)
        return cli_complain_usage("cut", "--max-distance is of --points");
    return DEMARC_OK;
}

static demarc_status read_points(cli_run *run, const cut_request *ask,
                                 demarc_points **out)
{
    demarc_open how = ask->common.open;

    *out = NULL;
    how.fields = NULL; /* those are of the lines and events */
    if (!ask->points)
        return DEMARC_OK;
    return demarc_points_read(run->ctx, ask->points, &how, out);
}

/** The lines in a format for them, else the table. */
static demarc_status answer(cli_run *run, const demarc_cutting *cutting)
{
    demarc_lines *lines = NULL;
    demarc_table *table = NULL;
    demarc_status status;

    if (!(run->format->things & DEMARC_LINES)) {
        status = demarc_cut(run->ctx, cutting, &table);
        return cli_run_table(run, status, table);
    }
    status = demarc_cutting_lines(cutting, &lines);
    if (!status)
        status = demarc_write_lines(run->ctx, run->format, lines, &run->out);
    demarc_lines_free(lines);
    return status;
}

demarc_status cmd_cut(cli_run *run, void *request)
{
    const cut_request *ask = request;
    demarc_cut_how how = {.has_day = ask->as_of.set,
                          .day = ask->as_of.day,
                          .stretch = ask->stretch,
                          .at = ask->at.count ? ask->at.items : NULL,
                          .points_file = ask->points,
                          .max_km = ask->max_km};
    demarc_cutting *cutting = NULL;
    demarc_points *points = NULL;
    demarc_status status = check(ask);

    if (!status)
        status = cli_run_lines(run);
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = read_points(run, ask, &points);
    how.points = points;
    if (!status)
        status = demarc_cut_open(run->ctx, run->border, &how, &cutting);
    if (!status)
        status = answer(run, cutting);
    demarc_cutting_free(cutting);
    demarc_points_free(points);
    return status;
}
