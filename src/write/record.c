/* One record of a CSV, of texts that are data already. */
#include "base/buffer.h"
#include "base/text.h"
#include "write/csv.h"

/* A negative number computes nothing. */
static bool is_number(const char *text)
{
    double value;

    return *text == '-' && demarc_number_parse(text, &value);
}

void demarc_write_record(demarc_buffer *out, const char *const *cells,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            demarc_buffer_char(out, ',');
        if (is_number(cells[i]))
            demarc_buffer_text(out, cells[i]);
        else
            demarc_buffer_csv(out, cells[i]);
    }
    demarc_buffer_text(out, "\r\n");
    demarc_buffer_relieve(out);
}
