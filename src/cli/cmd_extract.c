#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

typedef struct extract_request {
    cli_request common;
    const char *pair, *tolerance, *start, *code;
    int side, jobs;
    bool all;
} extract_request;

#define AT(member) offsetof(extract_request, member)

static const char *const sides[] = {"a", "b", "mid", NULL}; /* demarc_keep */

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"pair", 0, "<a>,<b>", "the two areas, by code or name: KGZ,TJK",
         CLI_TEXT, AT(pair), NULL},
        {"all", 0, NULL, "every pair of areas that share a line", CLI_FLAG,
         AT(all), NULL},
        {"tolerance", 0, "<metres>",
         "how far apart the two sides may be; 0: edges that are the same "
         "alone; "
         "default: derived from the data, and printed",
         CLI_TEXT, AT(tolerance), NULL},
        {"side", 0, "<side>",
         "whose vertices to keep: a, the area named first, b, or mid, half-way "
         "between",
         CLI_CHOICE, AT(side), sides},
        {"start", 0, "<lon>,<lat>",
         "lines begin at the end nearer to this; default: the area that comes "
         "first in the border's id is on the left",
         CLI_TEXT, AT(start), NULL},
        {"code", 0, "<field>", "the field of codes; the same as --field code=",
         CLI_TEXT, AT(code), NULL},
        {"field", 0, "<role>=<name>", "the field of the code or of the name",
         CLI_LIST, CLI_REQUEST(fields), NULL},
        {"encoding", 0, "<name>",
         "of text that is not UTF-8 and does not say what it is", CLI_TEXT,
         CLI_REQUEST(open.encoding), NULL},
        {"assume-crs", 0, "<crs>",
         "for polygons that do not say theirs, such as EPSG:4326", CLI_TEXT,
         CLI_REQUEST(open.assume_crs), NULL},
        {"allow-ballpark", 0, NULL,
         "take an unknown datum for WGS 84, with a warning", CLI_FLAG,
         CLI_REQUEST(open.allow_ballpark), NULL},
        {"jobs", 0, "<n>",
         "threads, 1 to 9; default: one for each processor. The lines are the "
         "same",
         CLI_DIGIT, AT(jobs), NULL},
        {0}}};

const cli_page cmd_extract_page = {
    .size = sizeof(extract_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] <polygons> [<polygons>]", NULL},
    .text =
        (const char *const[]){
            "Takes the line between two polygons that share edges, nearly "
            "touch, overlap slightly or have different vertices: from two "
            "files of one polygon each, or from one file with --pair or --all. "
            "Main lines and enclave rings come apart. To .geojson, .gpkg, .fgb "
            "or .zip (a shapefile) it writes a segments file that stats reads "
            "as it is; else a table with lengths, who else is at "
            "the ends, gaps and overlaps along the way, and how far each side "
            "is off the other.",
            "Areas go by the field of --code, by a field such as ISO_A3, by an "
            "ISO 3166-1 number in the field id, else by name. Nothing found is "
            "an error that says how near they come.",
            NULL},
    .options =
        (const cli_group *const[]){&options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc extract kyrgyzstan.shp tajikistan.shp -o kgz-tjk.geojson",
             "the line of two polygons"},
            {"demarc extract countries.shp --pair KGZ,TJK --side mid",
             "how long it is half-way between both sides"},
            {"demarc extract countries.shp --all -f csv -o borders.csv",
             "every border of the world"},
            {0}},
};

/* A number with an optional sign, up to `end`. */
static bool degrees_parse(const char *text, size_t length, double *out)
{
    char digits[32];
    bool minus = length > 0 && *text == '-';

    text += minus;
    length -= minus;
    if (length == 0 || length >= sizeof digits)
        return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    if (strspn(digits, "0.") == length)
        *out = 0;
    else if (!cli_number_parse(digits, out))
        return false;
    *out = minus ? -*out : *out;
    return true;
}

static demarc_status start_take(const char *text, demarc_extract_how *how)
{
    const char *comma = text ? strchr(text, ',') : NULL;

    if (!text)
        return DEMARC_OK;
    how->has_start = true;
    if (comma && degrees_parse(text, (size_t)(comma - text), &how->start_lon) &&
        degrees_parse(comma + 1, strlen(comma + 1), &how->start_lat) &&
        how->start_lon >= -180 && how->start_lon <= 180 &&
        how->start_lat >= -90 && how->start_lat <= 90)
        return DEMARC_OK;
    return cli_complain_usage("extract",
                              "--start \"%s\" is no longitude and latitude, "
                              "such as 69.33,39.53",
                              text);
}

/* The roles of --field, and --code before them. */
static demarc_status fields_take(extract_request *ask, char **code)
{
    cli_list *fields = &ask->common.fields;
    size_t size = ask->code ? strlen(ask->code) + sizeof "code=" : 0;

    if (!ask->code)
        return DEMARC_OK;
    if (fields->count == CLI_LIST_ROOM)
        return cli_complain_usage("extract", "too many fields");
    *code = malloc(size);
    if (!*code)
        return DEMARC_ENOMEM;
    strcat(strcpy(*code, "code="), ask->code);
    fields->items[fields->count++] = *code;
    return DEMARC_OK;
}

static demarc_status make_how(const extract_request *ask,
                              demarc_extract_how *how)
{
    const cli_operands *operands = &ask->common.operands;
    const demarc_open *open = &ask->common.open;

    *how = (demarc_extract_how){
        .pair = ask->pair,
        .all = ask->all,
        .keep = (demarc_keep)ask->side,
        .fields = ask->common.fields.count ? ask->common.fields.items : NULL,
        .encoding = open->encoding,
        .assume_crs = open->assume_crs,
        .scratch = getenv("TMPDIR"),
        .jobs = (size_t)ask->jobs,
        .allow_ballpark = open->allow_ballpark};
    if (operands->count == 0)
        return cli_complain_usage("extract", "name a file of polygons, or two");
    if (ask->all && (ask->pair || operands->count > 1))
        return cli_complain_usage("extract",
                                  "--all takes one file and no --pair");
    how->exact = ask->tolerance && strcmp(ask->tolerance, "0") == 0;
    if (ask->tolerance && !how->exact &&
        !cli_number_parse(ask->tolerance, &how->tolerance_m))
        return cli_complain_usage("extract",
                                  "--tolerance \"%s\" is no number of metres",
                                  ask->tolerance);
    for (size_t i = 0; i < operands->count; i++)
        how->source[i] = operands->items[i];
    return start_take(ask->start, how);
}

demarc_status cmd_extract(cli_run *run, void *request)
{
    extract_request *ask = request;
    demarc_extraction *found = NULL;
    demarc_lines *lines = NULL;
    demarc_table *table = NULL;
    demarc_extract_how how;
    char *code = NULL;
    demarc_status status = fields_take(ask, &code);

    if (!status)
        status = make_how(ask, &how);
    if (!status)
        status = cli_run_lines(run);
    if (!status)
        status = demarc_extract_open(run->ctx, &how, &found);
    if (!status && (run->format->things & DEMARC_LINES)) {
        status = demarc_extraction_lines(found, &lines);
        if (!status)
            status =
                demarc_write_lines(run->ctx, run->format, lines, &run->out);
    } else if (!status) {
        status = demarc_extract(run->ctx, found, &table);
        status = cli_run_table(run, status, table);
    }
    demarc_lines_free(lines);
    demarc_extraction_free(found);
    free(code);
    return status;
}
