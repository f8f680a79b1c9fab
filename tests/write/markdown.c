/* Oracle: the GitHub Flavored Markdown Spec 0.29, section 4.10, tables. */
#include "tap.h"
#include "write/sample.h"

int main(void)
{
    demarc_table *table = sample();
    char *got;

    demarc_table_note(table, "[a] <b> `c` d_e \\ f");
    got = written("md", table, NULL);
    is(got,
       "### Kyrgyz-Tajik border\n"
       "\n"
       "| stage | km | % | events | hint |\n"
       "|---|---:|---:|---:|---|\n"
       "| undetermined | 0.334 | 33.4 | 12 | hint |\n"
       "| described | 0.333 | 33.3 | 3 | hint |\n"
       "| Ворух\\|\\* | 0.333 | 33.3 |  | hint |\n"
       "| total | 1.000 | 100.0 | 15 | hint |\n"
       "\n"
       "| stage | km | % | events | hint |\n"
       "|---|---:|---:|---:|---|\n"
       "| for print | 0.001 |  |  | hint |\n"
       "|  |  | 12.5 | 0 | hint |\n"
       "\n"
       "- A note.\n"
       "- \\[a] \\<b> \\`c\\` d\\_e \\\\ f\n",
       "a table per group, and the notes as a list");
    free(got);
    got = written("markdown", table,
                  &(demarc_write_how){.unit = DEMARC_MI, .digits = 1});
    ok(got && strstr(got, "| total | 0.6 | 100.0 |"), "1 km is 0.6 mi");
    ok(got && strstr(got, "| stage | mi |"), "the header names the unit");
    free(got);
    demarc_table_free(table);
    return done();
}
