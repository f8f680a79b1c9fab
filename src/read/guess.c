#include "read/guess.h"

#include "base/text.h"
#include "read/script.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <uchardet.h>

enum { JUDGED = 8 * 1024, DETECTED = 256 * 1024 }; /* bytes */

/** Encodings of .dbf files, the more common of its kind first. What is rarely
 *  met needs to look better by so much. */
static const struct {
    const char *name;
    double handicap;
} known[] = {
    {"CP1251", 0},       {"CP866", 0},          {"KOI8-R", 0},
    {"CP1252", 0},       {"CP1250", 0.02},      {"CP1254", 0.02},
    {"CP1253", 0},       {"CP1255", 0},         {"CP1256", 0},
    {"CP1257", 0.02},    {"GB18030", 0},        {"BIG5-HKSCS", 0.05},
    {"CP932", 0.02},     {"UHC", 0.02},         {"EUC-JP", 0.05},
    {"CP874", 0},        {"CP850", 0.05},       {"CP852", 0.05},
    {"ISO-8859-5", 0.1}, {"MAC-CYRILLIC", 0.1},
};

enum { KNOWN = sizeof known / sizeof *known };

/** By how much uchardet's word counts, and by how much one encoding must look
 *  better than another to be taken without a doubt, in oddness per character.
 *  A short text says little: there it must look better by more. */
static const double TRUST = 0.12, MARGIN = 0.1, SHORT = 1.5;

/** By how much what a file says of itself may look worse. */
static const double CLAIM = 0.2;

typedef struct verdict {
    bool fits;
    double odd;         /* per character beyond ASCII; 0: as words are */
    size_t count;       /* of those */
    unsigned long hash; /* of the text */
} verdict;

/* One character; its bytes in the file are passed over. 0 at the end. */
static bool step(iconv_t way, char **from, size_t *left, uint32_t *code)
{
    char *to = (char *)code;
    size_t room = sizeof *code;

    return iconv(way, from, left, &to, &room) != (size_t)-1 ||
           (errno == E2BIG && room == 0);
}

/* A cell; false if it is not valid. */
static bool cell_judge(iconv_t way, char *from, size_t length, bool full,
                       demarc_script *script, unsigned long *hash)
{
    iconv(way, NULL, NULL, NULL, NULL);
    demarc_script_break(script);
    while (length) {
        unsigned lead = (unsigned char)*from;
        uint32_t code;

        if (!step(way, &from, &length, &code))
            return errno == EINVAL && full;
        if (!demarc_script_add(script, code, lead))
            return false;
        *hash = (*hash ^ code) * 1099511628211ul;
    }
    return true;
}

static size_t cell_length(const char *cell)
{
    const char ends[] = {DEMARC_CELL_END, DEMARC_CELL_FULL, '\0'};

    return strcspn(cell, ends);
}

static verdict judge(const char *name, const demarc_buffer *cells)
{
    iconv_t way = iconv_open("UTF-32LE", name);
    demarc_script script = {0};
    verdict out = {.fits = way != (iconv_t)-1, .hash = 14695981039346656037ul};
    char *at = cells->data;

    while (out.fits && *at && (size_t)(at - cells->data) < JUDGED) {
        size_t length = cell_length(at);

        out.fits = cell_judge(way, at, length, at[length] == DEMARC_CELL_FULL,
                              &script, &out.hash);
        at += length + (at[length] != '\0');
    }
    if (way != (iconv_t)-1)
        iconv_close(way);
    out.odd = demarc_script_oddness(&script);
    out.count = script.count;
    return out;
}

/** What uchardet says, in iconv's words; "" if nothing. */
static void detect(const demarc_buffer *cells, char *out, size_t room)
{
    static const char *const same[][2] = {
        {"WINDOWS-", "CP"},       {"IBM", "CP"},
        {"ISO-8859-1", "CP1252"}, {"TIS-620", "CP874"},
        {"ISO-8859-11", "CP874"}, {"ISO-8859-9", "CP1254"},
        {"SHIFT_JIS", "CP932"},   {"EUC-KR", "UHC"},
        {"BIG5", "BIG5-HKSCS"},
    };
    size_t length = cells->length < DETECTED ? cells->length : DETECTED;
    uchardet_t detector = uchardet_new();
    const char *said = "";

    if (detector && uchardet_handle_data(detector, cells->data, length) == 0) {
        uchardet_data_end(detector);
        said = uchardet_get_charset(detector);
    }
    snprintf(out, room, "%s", said);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcmp(said, same[i][0]) == 0)
            snprintf(out, room, "%s", same[i][1]);
        else if (i < 2 && demarc_text_starts(said, same[i][0]))
            snprintf(out, room, "%s%s", same[i][1], said + strlen(same[i][0]));
    if (detector)
        uchardet_delete(detector);
}

/** What may look this odd is as good as the best. */
static double worst(const verdict *best)
{
    return best->odd + MARGIN + SHORT / (double)(best->count + 1);
}

/** Adds the others that make another text of much the same looks. */
static void rivals_list(const verdict *verdicts, const verdict *best,
                        demarc_guess *out)
{
    size_t used = 0;

    for (size_t i = 0; i < KNOWN; i++)
        if (verdicts[i].fits && verdicts[i].hash != best->hash &&
            verdicts[i].odd < worst(best) && used + 30 < sizeof out->rivals)
            used +=
                (size_t)snprintf(out->rivals + used, sizeof out->rivals - used,
                                 "%s%s", used ? ", " : "", known[i].name);
}

static void claim_judge(const char *claim, const demarc_buffer *cells,
                        const verdict *best, demarc_guess *out)
{
    const verdict said = judge(claim, cells);

    out->claim_valid = said.fits;
    out->claim_likely = said.fits && (!best || said.hash == best->hash ||
                                      said.odd < worst(best) + CLAIM);
}

/** The verdict on each encoding known, and behind them that on `said`. */
static void judge_all(const demarc_buffer *cells, const char *said,
                      verdict verdicts[KNOWN + 1])
{
    bool heard = !*said;

    for (size_t i = 0; i < KNOWN; i++) {
        verdicts[i] = judge(known[i].name, cells);
        verdicts[i].odd += known[i].handicap;
        if (strcmp(known[i].name, said) == 0) {
            verdicts[i].odd -= TRUST;
            heard = true;
        }
    }
    verdicts[KNOWN] = heard ? (verdict){0} : judge(said, cells);
    verdicts[KNOWN].odd -= TRUST;
}

bool demarc_encoding_guess(const demarc_buffer *cells, const char *claim,
                           demarc_guess *out)
{
    verdict verdicts[KNOWN + 1], *best = NULL;
    char said[24];

    *out = (demarc_guess){0};
    detect(cells, said, sizeof said);
    judge_all(cells, said, verdicts);
    for (size_t i = 0; i <= KNOWN; i++)
        if (verdicts[i].fits && (!best || verdicts[i].odd < best->odd))
            best = &verdicts[i];
    if (*claim)
        claim_judge(claim, cells, best, out);
    if (!best)
        return false;
    for (size_t i = 0; best == &verdicts[KNOWN] && i < KNOWN; i++)
        if (verdicts[i].fits && verdicts[i].hash == best->hash)
            best = &verdicts[i]; /* the same text by a more usual name */
    snprintf(out->name, sizeof out->name, "%s",
             best == &verdicts[KNOWN] ? said : known[best - verdicts].name);
    rivals_list(verdicts, best, out);
    return true;
}
