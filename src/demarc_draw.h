/**
 * demarc_draw.h - pictures of a border. Part of demarc.h, which includes it;
 * see there for the conventions.
 */
#ifndef DEMARC_DRAW_H
#define DEMARC_DRAW_H

/** A border's title in a language, such as "ru", if its dossier gives it; else
 *  demarc_border_title. `lang` may be NULL. */
const char *demarc_border_title_in(const demarc_border *border,
                                   const char *lang);

/** How to draw. Zero is the default. */
typedef struct demarc_map_how {
    bool has_day;
    demarc_day day;       /* else the day of the last event */
    double width, height; /* px; 0: 640, and what the shape needs */
    const char *title;    /* NULL: the border's */
    const char *lang;     /* "en", "ru"; NULL: "en" */
    const char *font;     /* family or file; NULL: Noto Sans */
    const char *crs;      /* AUTH:CODE; NULL: one that suits the extent */
    const char *style;  /* "un", "state", "natural-earth", or a .css file; NULL:
                           "un" */
    const double *box;  /* west, south, east, north in degrees; or NULL */
    const char *around; /* a place's name or "lon,lat"; NULL: all */
    double around_km;   /* so far around it; 0: 50 */
    const char *stretch; /* only what is around it; or NULL */
    bool dark;
    bool no_reconstructed; /* leave out what is placed by inference */
    bool no_events;
} demarc_map_how;

/**
 * Appends a map as SVG.
 * @param scene  what is around the border; NULL: nothing.
 * @return DEMARC_EDATA when nothing is to be drawn on that day.
 */
demarc_status demarc_map(demarc_ctx *ctx, const demarc_border *border,
                         const demarc_scene *scene, const demarc_map_how *how,
                         demarc_buffer *svg);

/** Gets each frame of a series; what it returns ends the series unless it is
 *  DEMARC_OK. The SVG is its own for as long as the call lasts. */
typedef demarc_status demarc_frame_fn(void *user, demarc_day day,
                                      const demarc_buffer *svg);

/**
 * One map for each day on which the line changes, up to the day of `how`: all
 * of one size and with one frame, for an animation.
 * @return DEMARC_EDATA when it never changes.
 */
demarc_status demarc_map_series(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_scene *scene,
                                const demarc_map_how *how, demarc_frame_fn *fn,
                                void *user);

/** Appends a sheet with the frames of a series side by side, as SVG. */
demarc_status demarc_map_contact(const demarc_buffer *frames, size_t count,
                                 demarc_buffer *out);

/** How to draw a chart. Zero is the default. */
typedef struct demarc_chart_how {
    const char *kind; /* a name of demarc_chart_name; NULL: the first */
    bool has_from, has_day;
    demarc_day from;      /* where time begins; else a little before all */
    demarc_day day;       /* where it ends; else the day of the last event */
    double width, height; /* px; 0: 640, and what the chart needs */
    const char *title;    /* NULL: the border's */
    const char *lang, *font, *style; /* as in the map's */
    bool dark;
} demarc_chart_how;

/** The kinds of charts, and what each is; NULL past the end.
 *  @param what  set to a line of text; or NULL. */
const char *demarc_chart_name(size_t i, const char **what);

/**
 * Appends a chart as SVG.
 * @param scene  whose places are near the line; NULL: none.
 * @return DEMARC_EDATA when there is nothing of what it shows; DEMARC_EUSAGE
 *         when time would end before it begins.
 */
demarc_status demarc_chart(demarc_ctx *ctx, const demarc_border *border,
                           const demarc_scene *scene,
                           const demarc_chart_how *how, demarc_buffer *svg);

/** How to make a picture of an SVG. Zero is the default. */
typedef struct demarc_picture_how {
    const char *font;  /* as in the map's */
    double scale;      /* PNG: pixels per px; 0: 2 */
    demarc_day made;   /* PDF: the day it is dated with; no clock is asked;
                          DEMARC_DAY_MAX: 1970-01-01 */
    const char *title; /* PDF; or NULL */
} demarc_picture_how;

/**
 * Appends an SVG of demarc's in a format for DEMARC_PICTURE: as it is, as PNG
 * or as PDF. The same bytes each time.
 */
demarc_status demarc_write_picture(demarc_ctx *ctx, const demarc_format *format,
                                   const demarc_buffer *svg,
                                   const demarc_picture_how *how,
                                   demarc_buffer *out);

#endif
