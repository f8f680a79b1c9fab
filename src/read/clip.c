#include "read/clip.h"

#include "base/text.h"

#include <string.h>

char *demarc_clip(const char *text, char out[DEMARC_CLIP_SIZE])
{
    const size_t room = DEMARC_CLIP_SIZE - sizeof "...";
    size_t length = strlen(text), used = 0, step;

    while (used < length && (step = demarc_utf8_step(text + used, 4)) &&
           used + step <= room)
        used += step;
    memcpy(out, text, used);
    strcpy(out + used, used < length ? "..." : "");
    for (char *c = out; *c; c++)
        if ((unsigned char)*c < ' ' || *c == '\x7f')
            *c = ' ';
    return out;
}
