#include "cli/picture.h"

#include <stdio.h>
#include <string.h>

const char *const cli_themes[] = {"light", "dark", NULL};

/** A size by name. */
static const struct preset {
    const char *name;
    double width, height; /* px, 0: what the shape needs */
} presets[] = {
    {"web", 640, 0},           {"mobile", 320, 0},   {"column", 340, 0},
    {"double-column", 680, 0}, {"slide", 1280, 720},
};

enum { PX_PER_INCH = 96 };

static const double MM = PX_PER_INCH / 25.4;

static bool preset_take(const char *text, double *width, double *height)
{
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++)
        if (strcmp(presets[i].name, text) == 0) {
            *width = presets[i].width;
            *height = presets[i].height;
            return true;
        }
    return false;
}

/** "640", "640x480", "180mm" or "180x120mm". */
static bool numbers_take(const char *text, double *width, double *height)
{
    char copy[40];
    char *by, *unit;
    double scale = 1;

    if (strlen(text) >= sizeof copy)
        return false;
    snprintf(copy, sizeof copy, "%s", text);
    unit = strstr(copy, "mm");
    if (unit && unit[2] == '\0') {
        *unit = '\0';
        scale = MM;
    }
    by = strchr(copy, 'x');
    if (by)
        *by++ = '\0';
    if (!cli_number_parse(copy, width) || (by && !cli_number_parse(by, height)))
        return false;
    *width *= scale;
    *height *= scale;
    return *width >= 120 && *width <= 8000 && *height <= 8000;
}

demarc_status cli_size_parse(const char *verb, const char *text, double *width,
                             double *height)
{
    if (!text || preset_take(text, width, height) ||
        numbers_take(text, width, height))
        return DEMARC_OK;
    return cli_complain_usage(
        verb,
        "--size \"%s\" is no size from 120 to 8000 px, such as 640, "
        "640x480, 180x120mm or column",
        text);
}

demarc_status cli_dpi_parse(const char *verb, const char *text, double *scale)
{
    double dpi;

    *scale = 0;
    if (!text)
        return DEMARC_OK;
    if (!cli_number_parse(text, &dpi) || dpi < 24 || dpi > 2400)
        return cli_complain_usage(
            verb, "--dpi \"%s\" is no number from 24 to 2400, such as 300",
            text);
    *scale = dpi / PX_PER_INCH;
    return DEMARC_OK;
}

demarc_status cli_run_picture(cli_run *run, demarc_status status,
                              demarc_buffer *svg, const demarc_picture_how *how)
{
    if (status == DEMARC_OK)
        status =
            demarc_write_picture(run->ctx, run->format, svg, how, &run->out);
    demarc_buffer_free(svg);
    return status;
}
