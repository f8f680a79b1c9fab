#include "cli/request.h"

#include "cli/talk.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define IN(member) CLI_REQUEST(member)

#define FOLDER_ROW                                                             \
    {                                                                          \
        .letter = 'C', .argument = "<dir>", .kind = CLI_TEXT,                  \
        .offset = IN(open.folder),                                             \
        .help = "the folder that holds geodata/ and timeline/"                 \
    }
#define QUIET_ROW                                                              \
    {                                                                          \
        "quiet", 'q', NULL, "say nothing of warnings", CLI_FLAG, IN(quiet),    \
            NULL                                                               \
    }
#define HELP_ROW                                                               \
    {                                                                          \
        "help", 'h', NULL, "print this page", CLI_FLAG, IN(help), NULL         \
    }

static const char *const units[] = {"km", "mi", "nmi", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};

const cli_group cli_global_options = {
    "Options before the verb",
    (const cli_option[]){
        FOLDER_ROW,
        QUIET_ROW,
        {"help", 'h', NULL, "as the verb help", CLI_FLAG, IN(help), NULL},
        {"version", 0, NULL, "as the verb version", CLI_FLAG, IN(version),
         NULL},
        {0}}};

const cli_group cli_input_options = {
    "Input",
    (const cli_option[]){
        FOLDER_ROW,
        {"segments", 0, "<source>",
         "the lines: a shapefile, also in a zip, GeoPackage, FlatGeobuf, "
         "GeoJSON, TopoJSON, KML, or CSV with a column of WKT",
         CLI_TEXT, IN(open.segments), NULL},
        {"events", 0, "<csv>", "the events: a CSV file", CLI_TEXT,
         IN(open.events), NULL},
        {"pillars", 0, "<csv>",
         "the numbered pillars: a CSV file; default: the dossier's own, if it "
         "has any",
         CLI_TEXT, IN(open.pillars), NULL},
        {"border", 0, "<id>", "which border of a file that holds several",
         CLI_TEXT, IN(open.border), NULL},
        {"field", 0, "<role>=<name>",
         "the field that plays a role, such as stage=STATUS; may be repeated",
         CLI_LIST, IN(fields), NULL},
        {"schema", 0, "<schema>",
         "the vocabulary of the lines: one of demarc schemas, or a CSV file; "
         "else found by their fields",
         CLI_TEXT, IN(open.schema), NULL},
        {"view", 0, "<view>",
         "by whose map, where the schema has several, such as IN", CLI_TEXT,
         IN(open.view), NULL},
        {"encoding", 0, "<name>",
         "of text that is not UTF-8 and does not say what it is", CLI_TEXT,
         IN(open.encoding), NULL},
        {"assume-crs", 0, "<crs>",
         "for lines that do not say theirs, such as EPSG:4326", CLI_TEXT,
         IN(open.assume_crs), NULL},
        {"allow-ballpark", 0, NULL,
         "take an unknown datum for WGS 84, with a warning", CLI_FLAG,
         IN(open.allow_ballpark), NULL},
        {"rebuild-index", 0, NULL,
         "do without the .shx of a shapefile; nothing is written", CLI_FLAG,
         IN(open.rebuild_index), NULL},
        {"skip-bad-rows", 0, NULL,
         "leave out events that cannot be read, and say how many", CLI_FLAG,
         IN(open.skip_bad_rows), NULL},
        {"allow-network", 0, NULL, "read a database, PG:<connection>", CLI_FLAG,
         IN(open.allow_network), NULL},
        {"default-stage", 0, "<stage>", "for lines that have no stage field",
         CLI_TEXT, IN(open.default_stage), NULL},
        {0}}};

const cli_group cli_claim_options = {
    "Claims",
    (const cli_option[]){
        {"known-on", 0, "<date>",
         "only claims published by then: what could be known", CLI_DAY,
         IN(known_on), NULL},
        {"according-to", 0, "<whom>",
         "only claims of this party, such as KGZ, or of sources with these "
         "words in their name, such as Asia-Plus",
         CLI_TEXT, IN(open.according_to), NULL},
        {0}}};

const cli_group cli_output_options = {
    "Output", (const cli_option[]){
                  {"format", 'f', "<format>",
                   "one of demarc formats; default: by the ending of -o's "
                   "file, else text, or geojson for export",
                   CLI_TEXT, IN(format), NULL},
                  {"output", 'o', "<file>", "write to this file; - is stdout",
                   CLI_TEXT, IN(output), NULL},
                  {"overwrite", 0, NULL, "replace the file if it exists",
                   CLI_FLAG, IN(overwrite), NULL},
                  {0}}};

const cli_group cli_table_options = {
    "Tables",
    (const cli_option[]){
        {"unit", 0, "<unit>", "of lengths: km, mi or nmi; JSON stays in metres",
         CLI_CHOICE, IN(unit), units},
        {"digits", 0, "<n>", "1 to 9 after the point in text and Markdown",
         CLI_DIGIT, IN(digits), NULL},
        {"color", 0, "<when>",
         "auto, always or never; auto heeds NO_COLOR and what is no terminal",
         CLI_CHOICE, IN(color), colors},
        {0}}};

const cli_group cli_talk_options = {
    "Talk", (const cli_option[]){{"strict", 0, NULL,
                                  "a warning is an error: nothing is written",
                                  CLI_FLAG, IN(strict), NULL},
                                 QUIET_ROW,
                                 HELP_ROW,
                                 {0}}};

const cli_group cli_help_options = {
    "Talk", (const cli_option[]){QUIET_ROW, HELP_ROW, {0}}};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length > tail && strcasecmp(text + length - tail, end) == 0;
}

/* An id has no slash, dot or colon, but a file of that name may be here. */
static bool is_path(const char *operand)
{
    struct stat is;

    if (strpbrk(operand, "/.:"))
        return true;
    return stat(operand, &is) == 0 && S_ISREG(is.st_mode);
}

/* geodata/ID, as a shell completes it, is the dossier ID of the folder above;
 * the operand is cut apart in place. */
static bool take_folder(char *operand, demarc_open *open)
{
    size_t length = strlen(operand);
    char *id, *above;
    struct stat is;

    if (stat(operand, &is) != 0 || !S_ISDIR(is.st_mode))
        return false;
    while (length > 1 && operand[length - 1] == '/')
        operand[--length] = '\0';
    id = strrchr(operand, '/');
    if (!id)
        return false;
    *id++ = '\0';
    above = strrchr(operand, '/');
    if (strcmp(above ? above + 1 : operand, "geodata") != 0) {
        id[-1] = '/';
        return false;
    }
    if (above)
        *above = '\0';
    open->id = id;
    open->folder = above && *operand ? operand : above ? "/" : ".";
    return true;
}

demarc_status cli_request_operands(const char *verb, cli_request *request)
{
    demarc_open *open = &request->open;

    open->fields = request->fields.count ? request->fields.items : NULL;
    for (size_t i = 0; i < request->operands.count; i++) {
        char *operand = request->operands.items[i];
        const char **place = &open->id;

        if (!open->id && take_folder(operand, open))
            continue;

        if (ends_in(operand, ".csv"))
            place = &open->events;
        else if (is_path(operand))
            place = &open->segments;
        if (*place)
            return cli_complain_usage(
                verb, "\"%s\" is one too many after \"%s\"", operand, *place);
        *place = operand;
    }
    return DEMARC_OK;
}
