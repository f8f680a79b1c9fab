/* Every file of a small shapefile is cut at each byte, and each byte set to
 * 0, to 0xFF and with its top bit flipped. Whatever comes of it, the library
 * must not crash, hang or grow, and must not give another length without a
 * finding, unless a coordinate moved within its record's box. The oracle is
 * the file as it was made. */
#include "shapes.h"
#include "tap.h"

#include "base/ctx.h"

#include <sys/resource.h>
#include <time.h>

#ifdef __SANITIZE_ADDRESS__
enum { MOST_KB = 2048 * 1024 }; /* it keeps what was freed */
#else
enum { MOST_KB = 256 * 1024 };
#endif

enum { DAYS = 4, FIGURES = 3 + DEMARC_STAGE_COUNT };

/** What is asked of a mutant. */
typedef struct answer {
    demarc_status status;
    size_t findings, borders;
    char codes[200];              /* of the findings */
    double figure[DAYS][FIGURES]; /* metres */
} answer;

/** What was seen of all mutants. */
typedef struct tally {
    long runs, same, refused, told, within, silent, mute;
    double slowest_s;
} tally;

/** Processor time: other programs must not make the test fail. */
static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void lengths_ask(demarc_ctx *ctx, const demarc_border_set *set,
                        answer *out)
{
    const int years[DAYS] = {1999, 2011, 2016, 2023};

    out->borders = demarc_border_count(set);
    for (size_t day = 0; day < DAYS; day++) {
        demarc_lengths lengths;
        double *figure = out->figure[day];

        demarc_border_lengths(ctx, demarc_border_at(set, 0),
                              demarc_day_make(years[day], 6, 1),
                              DEMARC_DEMARCATED, &lengths);
        figure[0] = lengths.total_m;
        figure[1] = lengths.main_m;
        figure[2] = lengths.rings_m;
        memcpy(figure + 3, lengths.stage_m, sizeof lengths.stage_m);
    }
}

static answer ask(const char *path)
{
    demarc_ctx *ctx = demarc_ctx_new();
    const demarc_open how = {.segments = path};
    demarc_border_set *set;
    answer out = {.status = demarc_border_set_open(ctx, &how, &set)};

    if (out.status == DEMARC_OK)
        lengths_ask(ctx, set, &out);
    out.findings = demarc_finding_count(ctx);
    for (size_t i = 0; i < out.findings && strlen(out.codes) < 150; i++)
        sprintf(out.codes + strlen(out.codes), "%.40s ",
                demarc_finding_at(ctx, i)->code);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
    return out;
}

/** Two parts, a single one, and a ring with a line. The km are made up. */
static shapes sample(void)
{
    static const double a[] = {70,   40,   70.5, 40.25, 71,   40,   71.5, 40.5,
                               71.5, 40.5, 72.5, 39.75, 73.1, 39.6, 73.5, 39.1};
    static const double b[] = {73.5, 39.1, 74, 39.3, 74.25, 39.2, 75, 39};
    static const double c[] = {70.8, 39.9, 70.9, 39.8, 70.7, 39.7,
                               70.8, 39.9, 75,   39,   75.5, 38.5};
    shapes in = shapes_begin(3);

    line_add(&in, (uint32_t[]){0, 4}, 2, a, 8, 0);
    line_add(&in, (uint32_t[]){0}, 1, b, 4, 0);
    line_add(&in, (uint32_t[]){0, 4}, 2, c, 6, 0);
    field_add(&in, "id", 'C', 4, 0);
    field_add(&in, "border", 'C', 7, 0);
    field_add(&in, "stage", 'C', 12, 0);
    field_add(&in, "since", 'C', 10, 0);
    field_add(&in, "until", 'D', 8, 0);
    field_add(&in, "km", 'N', 8, 3);
    field_add(&in, "route", 'C', 4, 0);
    field_add(&in, "from", 'C', 10, 0);
    row_add(&in, "a   aaa-bbbdemarcated  2010-01-0120150101 310.125main");
    row_add(&in,
            "b   aaa-bbbdelimited   2010-05            145.000main2001-02-03");
    row_add(&in,
            "c   aaa-bbbdescribed                                 2002-03-04");
    shapes_end(&in);
    return in;
}

/** One line in metres, with Z and M: here the .prj says how long it is. */
static shapes projected(void)
{
    static const double line[] = {585000,  4428000, 600000,
                                  4430000, 610000,  4425000};
    shapes in = shapes_begin(13);

    line_add(&in, (uint32_t[]){0}, 1, line, 3, 2 * (16 + 3 * 8));
    field_add(&in, "stage", 'C', 12, 0);
    row_add(&in, "demarcated");
    in.file[DEMARC_PRJ].length = 0;
    demarc_buffer_text(
        &in.file[DEMARC_PRJ],
        "PROJCS[\"WGS_1984_UTM_Zone_42N\"," WGS84 ","
        "PROJECTION[\"Transverse_Mercator\"],"
        "PARAMETER[\"False_Easting\",500000.0],"
        "PARAMETER[\"False_Northing\",0.0],"
        "PARAMETER[\"Central_Meridian\",69.0],"
        "PARAMETER[\"Scale_Factor\",0.9996],"
        "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
    shapes_end(&in);
    return in;
}

/** Does the byte belong to a coordinate that is still in its record's box? */
static bool within(const demarc_buffer *shp, size_t byte)
{
    const unsigned char *at = (const unsigned char *)shp->data;
    size_t record = 100, length, points, first;

    for (;; record += 8 + length) {
        length = 2 * demarc_big_32(at + record + 4);
        if (byte < record + 8 + length)
            break;
    }
    first = record + 8 + 44 + 4 * demarc_little_32(at + record + 44);
    points = demarc_little_32(at + record + 48);
    for (size_t i = 0; i < 2 * points; i++) {
        const unsigned char *box = at + record + 12 + 8 * (i % 2);
        double value = demarc_little_double(at + first + 8 * i);

        if (byte >= first + 8 * i && byte < first + 8 * i + 8)
            return value >= demarc_little_double(box) &&
                   value <= demarc_little_double(box + 16);
    }
    return false;
}

/** Is there a finding that the file as it was made has not? */
static bool is_told(const answer *got, const answer *sound)
{
    char codes[sizeof got->codes], *rest = NULL;

    snprintf(codes, sizeof codes, "%s", got->codes);
    for (char *code = strtok_r(codes, " ", &rest); code;
         code = strtok_r(NULL, " ", &rest))
        if (!strstr(sound->codes, code))
            return true;
    return false;
}

/** One mutant; `byte` is where it differs, or where it was cut. */
static void judge(const shapes *in, const answer *sound, demarc_shp_part part,
                  const demarc_buffer *mutant, size_t length, size_t byte,
                  tally *seen)
{
    double start = now_s(), took;
    answer got;
    bool same;

    part_save(in, part, mutant->data, length);
    got = ask(part_path(in, DEMARC_SHP));
    took = now_s() - start;
    seen->runs++;
    seen->slowest_s = fmax(seen->slowest_s, took);
    same = got.status == DEMARC_OK && got.borders == sound->borders &&
           memcmp(got.figure, sound->figure, sizeof got.figure) == 0;
    seen->same += same;
    seen->refused += got.status != DEMARC_OK;
    seen->mute += got.status != DEMARC_OK && got.findings == 0;
    if (same || got.status != DEMARC_OK)
        return;
    if (is_told(&got, sound))
        seen->told++;
    else if (part == DEMARC_SHP && length == mutant->length && byte >= 100 &&
             within(mutant, byte))
        seen->within++;
    else if (++seen->silent <= 20)
        printf("# .%s, byte %zu, now %d, %zu bytes: %.3f m\n",
               demarc_shp_part_ending(part), byte,
               length ? (unsigned char)mutant->data[byte] : -1, length,
               got.figure[0][0]);
}

static void torture(const shapes *in, const answer *sound, demarc_shp_part part,
                    tally *seen)
{
    demarc_buffer mutant = {0};
    size_t length = in->file[part].length;
    size_t step = getenv("QUICK") ? 37 : 1;

    demarc_buffer_add(&mutant, in->file[part].data, length);
    for (size_t i = 0; i < length; i += step) {
        char was = mutant.data[i];
        const char changes[] = {0, (char)0xFF, (char)(was ^ 0x80)};

        judge(in, sound, part, &mutant, i, i, seen);
        for (size_t k = 0; k < sizeof changes; k++) {
            mutant.data[i] = changes[k];
            if (changes[k] != was)
                judge(in, sound, part, &mutant, length, i, seen);
        }
        mutant.data[i] = was;
    }
    part_save(in, part, mutant.data, length);
    demarc_buffer_free(&mutant);
}

static void torture_part(const shapes *in, const answer *sound,
                         demarc_shp_part part)
{
    const char *ending = demarc_shp_part_ending(part);
    tally seen = {0};

    torture(in, sound, part, &seen);
    printf("# .%s: %ld mutants: %ld refused, %ld the same, %ld told, %ld "
           "within their box; slowest %.3f s\n",
           ending, seen.runs, seen.refused, seen.same, seen.told, seen.within,
           seen.slowest_s);
    is_int(seen.silent, 0, "no other length without a finding");
    is_int(seen.mute, 0, "nothing refused without a finding");
    ok(seen.slowest_s < 2, ".%s: each under 2 s", ending);
}

static void torture_all(shapes *in, bool silent)
{
    answer sound;

    shapes_save(in);
    sound = ask(part_path(in, DEMARC_SHP));
    is_int(sound.status, DEMARC_OK, "the file as it was made is read");
    ok(!silent || sound.findings == 0, "and nothing found: \"%s\"",
       silent ? sound.codes : "");
    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS; i++)
        torture_part(in, &sound, i);
    shapes_free(in);
}

int main(void)
{
    shapes degrees = sample(), metres = projected();
    struct rusage used;

    alarm(1800); /* nothing may wait for ever either */
    torture_all(&degrees, true);
    torture_all(&metres, false); /* heights may be noted */
    getrusage(RUSAGE_SELF, &used);
    ok(used.ru_maxrss < MOST_KB, "at most %d MB", MOST_KB / 1024);
    return done();
}
