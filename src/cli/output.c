#include "cli/output.h"

#include "cli/suggest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool to_stdout(const cli_request *request)
{
    return !request->output || strcmp(request->output, "-") == 0;
}

/* NULL if the file's name has no ending. */
static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return dot && dot > name && dot[1] ? dot : NULL;
}

/* Says which formats the answer can have. `path` is NULL if `name` is not its
 * ending. */
static demarc_status complain_thing(const cli_run *run, const char *path,
                                    const char *name, demarc_thing thing)
{
    const demarc_format *format;
    char names[200] = "";
    size_t used = 0;

    for (size_t i = 0; (format = demarc_format_at(i)); i++)
        if (format->things & thing && used < sizeof names)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s",
                                     used ? ", " : "", format->name);
    cli_complain("%s%s%s does not write %s; with -f it writes %s",
                 path ? path : "", path ? ": " : "", run->verb, name, names);
    return DEMARC_EUSAGE;
}

static demarc_status complain_format(const cli_run *run, demarc_thing thing)
{
    const char *name = run->request->format;
    cli_suggestion guess = cli_suggestion_start(name, strlen(name));
    const demarc_format *format;

    for (size_t i = 0; (format = demarc_format_at(i)); i++)
        if (strcmp(format->name, name) == 0)
            return complain_thing(run, NULL, name, thing);
        else if (format->things & thing)
            cli_suggestion_try(&guess, format->name);
    if (guess.best)
        cli_complain("unknown format \"%s\"; did you mean %s? See demarc "
                     "formats",
                     name, guess.best);
    else
        cli_complain("unknown format \"%s\"; demarc formats lists them", name);
    return DEMARC_EUSAGE;
}

/* An ending that promises another format is not written in the default one:
 * the file would lie. Nor is a zip called .shp. */
static demarc_status find_format(cli_run *run, demarc_thing thing,
                                 const char *fallback)
{
    const cli_request *request = run->request;
    const char *ending = to_stdout(request) ? NULL : ending_of(request->output);

    if (ending && strcmp(ending, ".shp") == 0) {
        cli_complain(
            "%s: a shapefile is five files, and is written as one zip; "
            "name it %.*s.zip",
            request->output, (int)(ending - request->output), request->output);
        return DEMARC_EUSAGE;
    }
    if (request->format) {
        run->format = demarc_format_find(request->format, thing);
        return run->format ? DEMARC_OK : complain_format(run, thing);
    }
    if (ending)
        run->format = demarc_format_of_path(request->output, thing);
    else
        run->format = demarc_format_find(fallback, thing);
    if (run->format)
        return DEMARC_OK;
    if (!ending)
        return DEMARC_EINTERNAL;
    return complain_thing(run, request->output, ending, thing);
}

demarc_status cli_output_refuse(const cli_run *run, const char *path)
{
    return !path || strcmp(path, "-") == 0
               ? DEMARC_OK
               : demarc_output_check(run->ctx, path, run->request->overwrite);
}

demarc_status cli_run_format(cli_run *run, demarc_thing thing,
                             const char *fallback)
{
    demarc_status status = find_format(run, thing, fallback);

    return status ? status : cli_output_refuse(run, run->request->output);
}

demarc_status cli_run_lines(cli_run *run)
{
    const cli_request *request = run->request;
    bool lines = request->format
                     ? demarc_format_find(request->format, DEMARC_LINES) != NULL
                     : request->output &&
                           demarc_format_of_path(request->output, DEMARC_LINES);

    return cli_run_format(run, lines ? DEMARC_LINES : DEMARC_TABLE, "text");
}

static bool wants_color(const cli_request *request)
{
    enum { AUTO, ALWAYS, NEVER };
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");

    if (request->color != AUTO)
        return request->color == ALWAYS;
    return to_stdout(request) && isatty(STDOUT_FILENO) &&
           !(refused && *refused) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

demarc_write_how cli_run_how(const cli_run *run)
{
    return (demarc_write_how){.unit = (demarc_unit)run->request->unit,
                              .digits = run->request->digits,
                              .color = wants_color(run->request)};
}

/* Files below /dev are devices and descriptors, but for those in memory. */
static bool is_file(const char *path)
{
    return strncmp(path, "/dev/", 5) != 0 || strncmp(path, "/dev/shm/", 9) == 0;
}

void cli_output_spill(cli_run *run)
{
    const char *path = run->request->output, *slash;
    char *folder = NULL;

    if (!to_stdout(run->request) && is_file(path)) {
        slash = strrchr(path, '/');
        folder =
            slash ? strndup(path, (size_t)(slash + 1 - path)) : strdup(".");
    }
    demarc_buffer_spill(&run->out, folder ? folder : cli_scratch());
    free(folder);
}

/* Not through stdio: what a full disk refused would stay in its buffer. 0, or
 * an errno; a closed pipe is none. */
static int send_out(const demarc_buffer *buffer)
{
    int code = demarc_buffer_send(buffer, STDOUT_FILENO);

    if (!code && close(dup(STDOUT_FILENO)) != 0) /* NFS tells only then */
        code = errno;
    return code == EPIPE ? 0 : code;
}

demarc_status cli_output_deliver(cli_run *run)
{
    const cli_request *request = run->request;
    int code;

    if (!to_stdout(request))
        return demarc_buffer_save(run->ctx, &run->out, request->output,
                                  request->overwrite);
    code = send_out(&run->out);
    if (!code)
        return DEMARC_OK;
    cli_complain("stdout: %s; not all was written", strerrordesc_np(code));
    return DEMARC_EIO;
}
