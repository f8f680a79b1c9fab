/** spill.h - a temporary file of given bytes, and the findings as one text. */
#ifndef DEMARC_TESTS_READ_SPILL_H
#define DEMARC_TESTS_READ_SPILL_H

#include "base/buffer.h"
#include "base/ctx.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A literal with its length, so that it may hold NUL bytes. */
#define BYTES(text) (text), sizeof(text) - 1

typedef struct spilled {
    char path[64];
} spilled;

__attribute__((unused)) static spilled spill(const char *bytes, size_t length)
{
    spilled file = {"/tmp/demarc-test-XXXXXX"};
    int fd = mkstemp(file.path);

    if (fd < 0 || write(fd, bytes, length) != (ssize_t)length || close(fd)) {
        puts("Bail out! no temporary file");
        exit(1);
    }
    return file;
}

/* "code:line code:line", in the order in which they were made. */
__attribute__((unused)) static void findings(const demarc_ctx *ctx,
                                             demarc_buffer *out)
{
    out->length = 0;
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < demarc_finding_count(ctx); i++)
        demarc_buffer_format(out, "%s%s:%ld", i ? " " : "",
                             demarc_finding_at(ctx, i)->code,
                             demarc_finding_at(ctx, i)->line);
}

/* Everything a finding says: "line: message; remedy". */
__attribute__((unused)) static void finding_text(const demarc_ctx *ctx,
                                                 size_t i, demarc_buffer *out)
{
    const demarc_finding *found = demarc_finding_at(ctx, i);

    out->length = 0;
    demarc_buffer_text(out, "");
    if (found)
        demarc_buffer_format(out, "%ld: %s%s%s", found->line, found->message,
                             found->remedy[0] ? "; " : "", found->remedy);
}

#endif
