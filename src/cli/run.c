#include "cli/run.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/page.h"

#include <stdlib.h>

const char *cli_scratch(void)
{
    const char *folder = getenv("TMPDIR");

    return folder && *folder ? folder : "/tmp";
}

demarc_status cli_run_open(cli_run *run, bool pick)
{
    cli_request *request = run->request;
    demarc_status status = cli_request_operands(run->verb, request);

    request->open.scratch = cli_scratch();
    request->open.has_known_on = request->known_on.set;
    request->open.known_on = request->known_on.day;
    cli_output_spill(run);
    if (!status)
        status = demarc_border_set_open(run->ctx, &request->open, &run->set);
    if (!status && pick)
        status = demarc_border_pick(run->ctx, run->set, request->open.border,
                                    &run->border);
    return status;
}

demarc_status cli_run_table(cli_run *run, demarc_status status,
                            demarc_table *table)
{
    demarc_write_how how = cli_run_how(run);

    if (status == DEMARC_OK || status == DEMARC_FOUND) {
        demarc_status wrote =
            demarc_write_table(run->ctx, run->format, table, &how, &run->out);
        status = wrote ? wrote : status;
    }
    demarc_table_free(table);
    return status;
}

FILE *cli_run_stream(cli_run *run)
{
    run->stream = open_memstream(&run->out.data, &run->out.length);
    return run->stream;
}

static demarc_status stream_close(cli_run *run)
{
    bool failed;

    if (!run->stream)
        return DEMARC_OK;
    failed = ferror(run->stream);
    failed |= fclose(run->stream) != 0;
    run->stream = NULL;
    return failed ? DEMARC_ENOMEM : DEMARC_OK;
}

static demarc_status answer(cli_run *run)
{
    const cli_command *command = run->command;
    demarc_status status, closed;

    if (run->request->help) {
        FILE *out = cli_run_stream(run);

        if (out)
            cli_page_text(out, command);
        return out ? stream_close(run) : DEMARC_ENOMEM;
    }
    cli_progress_start(&run->progress, run->ctx);
    status = command->answer(run, run->request);
    cli_progress_clear(&run->progress);
    closed = stream_close(run);
    return closed ? closed : status;
}

/* Under --strict a warning takes the answer back. */
static demarc_status hold_strict(const cli_run *run, demarc_status status)
{
    bool good = status == DEMARC_OK || status == DEMARC_FOUND;
    size_t warnings = cli_findings_count(run->ctx, DEMARC_WARNING);

    return good && run->request->strict && warnings ? DEMARC_EDATA : status;
}

/* The last word on stderr; every failure has at least one line. */
static void explain(const cli_run *run, demarc_status status, bool held)
{
    size_t errors =
        cli_findings_print(run->ctx, run->told, run->request->quiet && !held);

    if (held)
        cli_complain("nothing was written: --strict and a warning");
    else if (status == DEMARC_ENOMEM)
        cli_complain("out of memory");
    else if (!errors && (status == DEMARC_EINTERNAL || status == DEMARC_EDATA ||
                         status == DEMARC_ENOINPUT))
        cli_complain("no reason was given for exit code %d; please report it",
                     (int)status);
}

static demarc_status deliver(cli_run *run, demarc_status status)
{
    demarc_status strict = hold_strict(run, status);
    bool held = strict != status;

    if (strict == DEMARC_OK || strict == DEMARC_FOUND) {
        demarc_status saved = cli_output_deliver(run);

        strict = saved ? saved : strict;
    }
    explain(run, strict, held);
    return strict;
}

static demarc_status parse(cli_run *run, int argc, char **argv)
{
    const cli_page *page = run->command->page;
    cli_request *request = run->request;
    demarc_status status = cli_options_parse(run->verb, page->options, argc,
                                             argv, request, &request->operands);

    if (!status && !request->help && request->operands.count > page->operands)
        status = cli_complain_usage(run->verb, "\"%s\" is one too many",
                                    request->operands.items[page->operands]);
    return status;
}

demarc_status cli_run_command(const cli_command *command,
                              const cli_request *defaults, int argc,
                              char **argv)
{
    cli_run run = {.command = command, .verb = command->name};
    size_t size = command->page->size;
    demarc_status status = DEMARC_ENOMEM;

    run.request = calloc(1, size ? size : sizeof *run.request);
    run.ctx = demarc_ctx_new();
    if (!run.request || !run.ctx) {
        cli_complain("out of memory");
        goto done;
    }
    cli_signals_start(&run.signals, run.ctx);
    *run.request = *defaults;
    status = parse(&run, argc, argv);
    if (!status)
        status = deliver(&run, answer(&run));
done:
    demarc_border_set_free(run.set);
    demarc_buffer_free(&run.out);
    cli_signals_stop(&run.signals, run.ctx);
    demarc_ctx_free(run.ctx);
    free(run.request);
    return status;
}
