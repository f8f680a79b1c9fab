#include "read/flatgeobuf.h"

#include "read/bytes.h"
#include "read/damage.h"
#include "read/stream.h"

enum {
    MAGIC = 8, /* and behind it the length of the header */
    SIZE = 4,
    NODE = 40,                        /* of the index: a box and an offset */
    HEADER_MOST = DEMARC_STREAM_ROOM, /* more than any that is written */
    FIELD_COUNT = 8,                  /* slots of the header's table */
    FIELD_NODE_SIZE = 9,
    NODE_SIZE = 16 /* where the header does not say */
};

typedef struct header {
    const unsigned char *bytes;
    uint32_t length;
} header;

static bool bad(demarc_damage *damage, const char *what)
{
    return demarc_damage_break(damage, DEMARC_RULE_SOURCE_OPEN, "get it again",
                               "%s", what);
}

/** Where a member of the root table is, `size` bytes long; NULL if it is not
 *  there. False when the table leads out of the header. */
static bool member(const header *in, uint32_t slot, uint32_t size,
                   const unsigned char **out)
{
    uint32_t root = demarc_little_32(in->bytes), vtable, length, at;

    *out = NULL;
    if (root > in->length - SIZE)
        return false;
    /* The distance is signed: tables may share a vtable before them. */
    vtable = root - demarc_little_32(in->bytes + root);
    if (vtable > in->length - SIZE)
        return false;
    length = demarc_little_16(in->bytes + vtable);
    if (length > in->length - vtable)
        return false;
    slot = 4 + 2 * slot;
    at = slot + 2 <= length ? demarc_little_16(in->bytes + vtable + slot) : 0;
    if (at == 0)
        return true;
    if (size > in->length - root || at > in->length - root - size)
        return false;
    *out = in->bytes + root + at;
    return true;
}

/** Bytes of the packed Hilbert tree over so many features. */
static uint64_t index_length(uint64_t count, uint32_t node_size)
{
    uint64_t nodes = count, level = count;

    while (level > 1) {
        level = (level + node_size - 1) / node_size;
        nodes += level;
    }
    return (count == 1 ? 2 : nodes) * (uint64_t)NODE;
}

/** Passes over the header, and the index if there is one. */
static bool head_pass(demarc_stream *in, demarc_damage *damage, uint64_t *count)
{
    static const char wrong[] = "its header is damaged or cut short";
    const unsigned char *at = demarc_stream_peek(in, MAGIC + SIZE);
    const unsigned char *features, *node;
    uint32_t length = at ? demarc_little_32(at + MAGIC) : 0;
    header head = {NULL, length};
    uint32_t node_size = NODE_SIZE;

    if (length < 8 || length > HEADER_MOST)
        return bad(damage, wrong);
    demarc_stream_skip(in, MAGIC + SIZE);
    head.bytes = demarc_stream_peek(in, length);
    if (!head.bytes || !member(&head, FIELD_COUNT, 8, &features) ||
        !member(&head, FIELD_NODE_SIZE, 2, &node))
        return bad(damage, wrong);
    *count = features ? demarc_little_32(features) |
                            (uint64_t)demarc_little_32(features + 4) << 32
                      : 0;
    node_size = node ? demarc_little_16(node) : node_size;
    if (node_size == 1 || *count > in->size)
        return bad(damage, wrong);
    demarc_stream_skip(in, length);
    if (node_size == 0 || *count == 0)
        return true;
    if (index_length(*count, node_size) > demarc_stream_left(in))
        return bad(damage, "the file is cut short in its index");
    demarc_stream_skip(in, index_length(*count, node_size));
    return true;
}

static void features_pass(demarc_stream *in, demarc_damage *damage,
                          uint64_t count, uint64_t *found)
{
    const unsigned char *at;

    while ((at = demarc_stream_peek(in, SIZE))) {
        uint32_t length = demarc_little_32(at);

        demarc_stream_skip(in, SIZE);
        if (length > demarc_stream_left(in))
            break;
        demarc_stream_skip(in, length);
        ++*found;
    }
    if (demarc_stream_left(in) == 0 && (count == 0 || count == *found))
        return;
    if (count == 0)
        bad(damage, "the file is damaged or cut short in its last feature");
    else
        demarc_damage_break(damage, DEMARC_RULE_SOURCE_OPEN, "get it again",
                            "the file is damaged or cut short: it says "
                            "%llu features, and %llu are whole",
                            (unsigned long long)count,
                            (unsigned long long)*found);
}

demarc_status demarc_flatgeobuf_check(demarc_ctx *ctx, const char *path,
                                      uint64_t *count)
{
    demarc_damage damage = {.ctx = ctx, .file = path};
    uint64_t said = 0;
    demarc_stream in;

    *count = 0;
    demarc_damage_take(&damage, demarc_stream_open(ctx, path, &in));
    if (damage.status == DEMARC_OK && head_pass(&in, &damage, &said))
        features_pass(&in, &damage, said, count);
    demarc_damage_take(&damage, demarc_stream_close(ctx, &in));
    return demarc_damage_end(&damage);
}
