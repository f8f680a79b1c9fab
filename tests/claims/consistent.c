/* Records whose figures are all rounded from one truth hold no error. The
 * oracle is how they are made: see story.h. */
#include "tap.h"
#include "telling.h"

enum { RECORDS = 10000, QUICK_RECORDS = 200 };

int main(void)
{
    const int records = getenv("QUICK") ? QUICK_RECORDS : RECORDS;
    size_t found[3] = {0}, rows = 0;

    for (int i = 0; i < records; i++) {
        story of;
        demarc_record record;

        story_make(&of, 1000 + (uint64_t)i);
        story_tell(&of);
        if (demarc_record_make(&of.border, &(demarc_record_how){0}, &record) ||
            demarc_record_check(&record)) {
            printf("Bail out! out of memory\n");
            return 1;
        }
        rows += record.count;
        for (size_t k = 0; k < record.remark_count; k++) {
            const demarc_remark *remark = &record.remarks[k];

            found[remark->severity]++;
            if (remark->severity > DEMARC_NOTE && getenv("SHOW")) {
                printf("# %d %s: %s:", i, demarc_rule_at(remark->rule)->code,
                       remark->message);
                for (size_t j = 0; j < remark->count; j++)
                    printf(" %ld", remark->entries[j]->claim->line);
                puts("");
            }
        }
        demarc_record_free(&record);
        story_free(&of);
    }
    is_int((long long)found[DEMARC_ERROR], 0, "no error in consistent records");
    is_int((long long)found[DEMARC_WARNING], 0, "and no warning");
    ok(rows > 40 * (size_t)records, "%zu rows in %d records, %zu notes", rows,
       records, found[DEMARC_NOTE]);
    return done();
}
