#include "cli/commands.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>

typedef struct import_request {
    cli_request common;
    const char *from, *report;
    cli_list parties, files, fields;
    cli_day since, until;
    double near_km;
    bool exact_only, verbose;
} import_request;

#define AT(member) offsetof(import_request, member)

static const cli_group input = {
    "Input",
    (const cli_option[]){
        {"from", 0, "<feed>",
         "ucdp, acled, cow-midloc, or csv for any other table; default: found "
         "by the columns",
         CLI_TEXT, AT(from), NULL},
        {"field", 0, "<role>=<column>",
         "the column that plays a role, such as date=Datum or "
         "killed_kgz=dead; may be repeated",
         CLI_LIST, CLI_REQUEST(fields), NULL},
        {"encoding", 0, "<name>",
         "of text that is not UTF-8 and does not say what it is", CLI_TEXT,
         CLI_REQUEST(open.encoding), NULL},
        {"skip-bad-rows", 0, NULL,
         "drop rows that cannot be read, and count them", CLI_FLAG,
         CLI_REQUEST(open.skip_bad_rows), NULL},
        {0}}};

static const cli_group filter = {
    "Filter",
    (const cli_option[]){
        {"border", 0, "<border>",
         "whose parties and lines are meant: a dossier's id, a file of lines; "
         "with --segments which border of it",
         CLI_TEXT, CLI_REQUEST(open.border), NULL},
        {"near", 0, "<km>",
         "events within this distance of the lines alive on their day, and "
         "those of a coarse place that name one of the parties",
         CLI_KM, AT(near_km), NULL},
        {"exact-only", 0, NULL,
         "drop events whose place is coarse or not known", CLI_FLAG,
         AT(exact_only), NULL},
        {"since", 0, "<date>", "only events that may be of this day or later",
         CLI_SINCE, AT(since), NULL},
        {"until", 0, "<date>", "only events that may be of this day or earlier",
         CLI_DAY, AT(until), NULL},
        {"party", 0, "<id>",
         "a party, such as KGZ, instead of those of the border; may be "
         "repeated",
         CLI_LIST, AT(parties), NULL},
        {"segments", 0, "<source>", "the lines, in any format of lines",
         CLI_TEXT, CLI_REQUEST(open.segments), NULL},
        {"assume-crs", 0, "<crs>",
         "for lines that do not say theirs, such as EPSG:4326", CLI_TEXT,
         CLI_REQUEST(open.assume_crs), NULL},
        {.letter = 'C',
         .argument = "<dir>",
         .help = "the folder that holds geodata/ and timeline/",
         .kind = CLI_TEXT,
         .offset = CLI_REQUEST(open.folder)},
        {0}}};

static const cli_group output = {
    "Output",
    (const cli_option[]){
        {"output", 'o', "<file>", "write to this file; - is stdout", CLI_TEXT,
         CLI_REQUEST(output), NULL},
        {"overwrite", 0, NULL, "replace files that exist", CLI_FLAG,
         CLI_REQUEST(overwrite), NULL},
        {"report", 0, "<file>",
         "write what was kept and dropped, and why, to this file: a table, in "
         "the format of its ending",
         CLI_TEXT, AT(report), NULL},
        {"verbose", 'v', NULL, "name each row that is dropped, with the reason",
         CLI_FLAG, AT(verbose), NULL},
        {0}}};

const cli_page cmd_import_page = {
    .size = sizeof(import_request),
    .operands = CLI_LIST_ROOM,
    .usage = (const char *const[]){"[<option> ...] <file> ...", NULL},
    .text =
        (const char *const[]){
            "Makes an events CSV of the files of UCDP GED, ACLED, COW MIDLOC, "
            "or of any other table. It holds its place in memory: files may be "
            "of any size. Every row that is read is written, or dropped for a "
            "reason; the sums are told on stderr.",
            "Codes for the precision of date and place are kept and make dates "
            "such as 2022-09 or [2022-09-12..2022-09-18]. A place that is "
            "coarser than a district has no lon and lat, and is never given a "
            "distance: feed_lon and feed_lat hold what the feed has.",
            "Dead combatants are put to a party only if the side is its "
            "government, with the scope combatants; civilians, whose "
            "nationality no feed says, never are. The columns fatalities and "
            "deaths_... hold all numbers. docs/data.md has the mappings.",
            NULL},
    .options = (const cli_group *const[]){&input, &filter, &output,
                                          &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc import GEDEvent.csv --border kgz-tjk --near 30 -o "
             "events.csv",
             "what UCDP has within 30 km of the border"},
            {"demarc import acled.csv --border kgz-tjk --near 30 --since 2021 "
             "--exact-only",
             "what ACLED has, of places known well, since 2021"},
            {"demarc import list.csv --from csv --field date=Datum --field "
             "title=Ereignis",
             "a table of one's own"},
            {0}},
};

typedef struct sink {
    cli_run *run;
    bool verbose;
} sink;

static demarc_status take_row(void *user, const demarc_import_row *row)
{
    const sink *to = user;

    if (!row->why)
        demarc_write_record(&to->run->out, row->cells, row->count);
    else if (to->verbose)
        cli_complain("%s:%ld: dropped%s%s: %s", row->file, row->line,
                     *row->id ? " " : "", row->id, row->why);
    return to->run->out.failed ? DEMARC_ENOMEM : DEMARC_OK;
}

/* The border is opened as if it were the operand. */
static demarc_status open_border(cli_run *run)
{
    cli_request *request = run->request;
    demarc_open *open = &request->open;
    char *operand;

    memcpy(&operand, &open->border, sizeof operand); /* of argv, as all are */
    request->operands = (cli_operands){.items = &operand};
    if (!open->border && !open->segments) {
        cli_output_spill(run);
        return DEMARC_OK;
    }
    if (!open->segments) {
        request->operands.count = 1;
        open->border = NULL;
    }
    open->default_stage = "unknown"; /* only where the lines are counts */
    return cli_run_open(run, true);
}

/* Operands and fields are the feeds', not the lines'. */
static void take_files(import_request *ask)
{
    const cli_operands *operands = &ask->common.operands;

    for (size_t i = 0; i < operands->count; i++)
        ask->files.items[ask->files.count++] = operands->items[i];
    ask->fields = ask->common.fields;
    ask->common.fields.count = 0;
}

static demarc_import_how make_how(const import_request *ask)
{
    const demarc_open *open = &ask->common.open;

    return (demarc_import_how){
        .files = ask->files.items,
        .from = ask->from,
        .fields = ask->fields.count ? ask->fields.items : NULL,
        .encoding = open->encoding,
        .parties = ask->parties.count ? ask->parties.items : NULL,
        .near_km = ask->near_km,
        .exact_only = ask->exact_only,
        .skip_bad_rows = open->skip_bad_rows,
        .has_since = ask->since.set,
        .since = ask->since.day,
        .has_until = ask->until.set,
        .until = ask->until.day};
}

/* What was asked is checked before the work. */
static demarc_status check(cli_run *run, const import_request *ask)
{
    const char *name = ask->common.output;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "csv");

    if (status)
        return status;
    if (!ask->files.count)
        return cli_complain_usage("import", "name a file to import");
    if (strcmp(run->format->name, "csv") != 0)
        return cli_complain_usage("import", "%s: an events file is a .csv",
                                  name);
    if (!ask->report)
        return DEMARC_OK;
    if (!demarc_format_of_path(ask->report, DEMARC_TABLE))
        return cli_complain_usage(
            "import", "--report %s: its name ends in .txt, .csv, .json or .md",
            ask->report);
    if (name && strcmp(name, ask->report) == 0)
        return cli_complain_usage("import", "%s is both output and report",
                                  name);
    return cli_output_refuse(run, ask->report);
}

/* To stderr as text, unless --quiet; to its file, if one is named. */
static demarc_status tell(cli_run *run, const import_request *ask,
                          const demarc_table *report)
{
    const demarc_write_how how = {0};
    demarc_buffer text = {0}, file = {0};
    demarc_status status = DEMARC_OK;

    if (!run->request->quiet) {
        status = demarc_write_table(run->ctx,
                                    demarc_format_find("text", DEMARC_TABLE),
                                    report, &how, &text);
        cli_progress_clear(&run->progress);
        if (!status)
            fwrite(text.data, 1, text.length, stderr);
    }
    if (!status && ask->report)
        status = demarc_write_table(
            run->ctx, demarc_format_of_path(ask->report, DEMARC_TABLE), report,
            &how, &file);
    if (!status && ask->report)
        status = demarc_buffer_save(run->ctx, &file, ask->report,
                                    run->request->overwrite);
    demarc_buffer_free(&text);
    demarc_buffer_free(&file);
    return status;
}

demarc_status cmd_import(cli_run *run, void *request)
{
    import_request *ask = request;
    sink to = {run, ask->verbose};
    demarc_table *report = NULL;
    demarc_import_how how;
    demarc_status status, told = DEMARC_OK;

    take_files(ask);
    how = make_how(ask);
    status = check(run, ask);
    if (!status)
        status = open_border(run);
    if (!status)
        status =
            demarc_import(run->ctx, run->border, &how, take_row, &to, &report);
    if (report)
        told = tell(run, ask, report);
    demarc_table_free(report);
    return status ? status : told;
}
