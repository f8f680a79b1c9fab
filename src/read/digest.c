#include "read/digest.h"

#include "base/file.h"

#include <errno.h>
#include <nettle/nettle-meta.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 128 * 1024 };

static const struct nettle_hash *find(const char *name)
{
    static const char *const names[] = {"md5",    "sha1",   "sha224",
                                        "sha256", "sha384", "sha512"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return nettle_lookup_hash(name);
    return NULL;
}

bool demarc_digest_known(const char *name)
{
    return find(name) != NULL;
}

static void to_hex(const uint8_t *bytes, size_t count, char *out)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < count; i++) {
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15];
    }
    *out = '\0';
}

/** Reads to the end; false when that fails, with errno. */
static bool feed(int fd, const struct nettle_hash *hash, void *state,
                 uint8_t *chunk, uint64_t *bytes)
{
    ssize_t got;

    while ((got = read(fd, chunk, CHUNK)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (hash)
            hash->update(state, (size_t)got, chunk);
        *bytes += (size_t)got;
    }
    return true;
}

demarc_status demarc_digest_file(demarc_ctx *ctx, const char *path,
                                 const char *name, char out[DEMARC_DIGEST_SIZE],
                                 uint64_t *bytes)
{
    const demarc_where where = {.file = path, .lon = NAN, .lat = NAN};
    const struct nettle_hash *hash = find(name);
    uint8_t *chunk = malloc(CHUNK), digest[DEMARC_DIGEST_SIZE / 2];
    void *state = malloc(hash ? hash->context_size : 1);
    int fd = -1;
    demarc_status status = DEMARC_ENOMEM;

    out[0] = '\0';
    *bytes = 0;
    if (chunk && state)
        status = demarc_file_open(ctx, path, &fd);
    if (status != DEMARC_OK)
        goto done;
    if (hash)
        hash->init(state);
    if (!feed(fd, hash, state, chunk, bytes)) {
        status = demarc_report(ctx, DEMARC_RULE_IO, &where, NULL,
                               "reading failed: %s", demarc_errno_text(errno));
    } else if (hash) {
        hash->digest(state, hash->digest_size, digest);
        to_hex(digest, hash->digest_size, out);
    }
    close(fd);
done:
    free(chunk);
    free(state);
    return status;
}
