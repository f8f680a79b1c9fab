/* demarc_write_picture: PNG and PDF, made from the SVG by librsvg and Cairo. */
#include "draw/type.h"

#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

/** Points of PDF per px of CSS: 72 and 96 to the inch. */
static const double POINT = 0.75;

/** A larger surface is refused by Cairo; said before, with a mend. */
enum { LARGEST = 32000 };

/** A picture being made. */
typedef struct job {
    demarc_ctx *ctx;
    const demarc_libraries *use;
    demarc_buffer *out;
    RsvgHandle *svg;
    double width, height; /* px */
    cairo_surface_t *surface;
    cairo_t *cairo;
} job;

static demarc_status failed(const job *to, const char *why)
{
    return demarc_report(to->ctx, DEMARC_RULE_DRAW_PICTURE, NULL,
                         "write the map as SVG to see what it is",
                         "the picture cannot be drawn: %s", why);
}

static cairo_status_t append(void *user, const unsigned char *data,
                             unsigned length)
{
    demarc_buffer *out = user;

    demarc_buffer_add(out, (const char *)data, length);
    return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static demarc_status handle_make(job *to, const demarc_buffer *svg)
{
    GError *error = NULL;
    gdouble width = 0, height = 0;
    demarc_status status = DEMARC_OK;

    to->svg = to->use->rsvg_handle_new_from_data((const guint8 *)svg->data,
                                                 svg->length, &error);
    if (!to->svg) {
        status = failed(to, error ? error->message : "no reason is given");
        if (error)
            to->use->g_error_free(error);
        return status;
    }
    to->use->rsvg_handle_set_dpi(to->svg, 96);
    if (!to->use->rsvg_handle_get_intrinsic_size_in_pixels(to->svg, &width,
                                                           &height))
        status = failed(to, "it has no size");
    to->width = width;
    to->height = height;
    return status;
}

static demarc_status cairo_check(const job *to, cairo_status_t status)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return DEMARC_OK;
    if (status == CAIRO_STATUS_NO_MEMORY)
        return DEMARC_ENOMEM;
    return failed(to, to->use->cairo_status_to_string(status));
}

/** Draws the SVG onto the surface, `scale` of its units to the px. */
static demarc_status surface_draw(job *to, double scale)
{
    const RsvgRectangle all = {0, 0, to->width, to->height};
    GError *error = NULL;
    demarc_status status =
        cairo_check(to, to->use->cairo_surface_status(to->surface));

    if (status)
        return status;
    to->cairo = to->use->cairo_create(to->surface);
    to->use->cairo_scale(to->cairo, scale, scale);
    if (!to->use->rsvg_handle_render_document(to->svg, to->cairo, &all,
                                              &error)) {
        status = failed(to, error ? error->message : "no reason is given");
        if (error)
            to->use->g_error_free(error);
        return status;
    }
    return cairo_check(to, to->use->cairo_status(to->cairo));
}

static demarc_status png_make(job *to, double scale)
{
    double width = to->width * scale, height = to->height * scale;
    demarc_status status;

    if (width > LARGEST || height > LARGEST)
        return failed(to, "it would be more than 32,000 pixels wide or high");
    to->surface = to->use->cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)lround(width), (int)lround(height));
    status = surface_draw(to, scale);
    if (status == DEMARC_OK)
        status = cairo_check(to, to->use->cairo_surface_write_to_png_stream(
                                     to->surface, append, to->out));
    return status;
}

/** "2022-09-14T00:00:00Z", as Cairo wants it; left alone it asks a clock. So a
 *  picture of no day has the first that there is in PDF's years. */
static void date_write(demarc_day day, char out[40])
{
    char text[DEMARC_DAY_SIZE];

    snprintf(out, 40, "%sT00:00:00Z",
             demarc_day_format(day < DEMARC_DAY_MAX ? day : 0, text));
}

static demarc_status pdf_make(job *to, const demarc_picture_how *how)
{
    char made[40];
    demarc_status status;

    date_write(how->made, made);
    to->surface = to->use->cairo_pdf_surface_create_for_stream(
        append, to->out, to->width * POINT, to->height * POINT);
    to->use->cairo_pdf_surface_set_metadata(
        to->surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
    if (how->title)
        to->use->cairo_pdf_surface_set_metadata(
            to->surface, CAIRO_PDF_METADATA_TITLE, how->title);
    status = surface_draw(to, POINT);
    if (status)
        return status;
    to->use->cairo_show_page(to->cairo);
    to->use->cairo_surface_finish(to->surface);
    return cairo_check(to, to->use->cairo_surface_status(to->surface));
}

static demarc_status raster(job *to, const demarc_buffer *svg,
                            const demarc_picture_how *how, bool pdf)
{
    demarc_status status = handle_make(to, svg);

    if (status == DEMARC_OK)
        status = pdf ? pdf_make(to, how)
                     : png_make(to, how->scale > 0 ? how->scale : 2);
    if (to->cairo)
        to->use->cairo_destroy(to->cairo);
    if (to->surface)
        to->use->cairo_surface_destroy(to->surface);
    if (to->svg)
        to->use->g_object_unref(to->svg);
    return status;
}

demarc_status demarc_write_picture(demarc_ctx *ctx, const demarc_format *format,
                                   const demarc_buffer *svg,
                                   const demarc_picture_how *how,
                                   demarc_buffer *out)
{
    const size_t before = out->length;
    const bool pdf = strcmp(format->name, "pdf") == 0;
    job to = {.ctx = ctx, .out = out};
    demarc_fonts *fonts = NULL;
    demarc_status status;

    if (strcmp(format->name, "svg") == 0) {
        demarc_buffer_add(out, svg->data, svg->length);
        return demarc_buffer_status(out);
    }
    status = demarc_libraries_load(ctx, &to.use);
    if (status == DEMARC_OK)
        status = demarc_fonts_open(ctx, how->font, &fonts);
    if (status == DEMARC_OK) {
        to.use->pango_cairo_font_map_set_default(
            (PangoCairoFontMap *)demarc_fonts_map(fonts));
        status = raster(&to, svg, how, pdf);
        to.use->pango_cairo_font_map_set_default(NULL);
    }
    demarc_fonts_free(fonts);
    if (status)
        out->length = before;
    return status ? status : demarc_buffer_status(out);
}
