/** map.h - a map while it is being made; the parts of its making. */
#ifndef DEMARC_DRAW_MAP_H
#define DEMARC_DRAW_MAP_H

#include "draw/dead.h"
#include "draw/label.h"
#include "draw/page.h"
#include "history/crossings.h"
#include "model/border.h"
#include "model/scene.h"

/** A piece of the border on the map's day. */
typedef struct demarc_map_line {
    const demarc_segment *segment;
    const char *route;
    demarc_stage stage; /* shown */
    bool reconstructed, ring;
    size_t first, count; /* in the map's lon_lat */
    double seen_m;       /* in the frame */
} demarc_map_line;

/** Events at one point: one symbol. */
typedef struct demarc_map_event {
    double lon_lat[2], at[2], radius; /* radius 0: not in the frame */
    const demarc_event *event;        /* the deadliest */
    demarc_dead killed;               /* in that one */
    double dead;                      /* in all, as one number */
    size_t count;
    bool vague;       /* a district, no place */
    const char *says; /* its label; NULL: none */
    demarc_label label;
} demarc_map_event;

/** Where furniture goes, if there is room for it. */
typedef struct demarc_corner {
    bool has;
    demarc_rect box;
} demarc_corner;

/** What the frames of a series have in common: all is as for the one that
 *  needs most. Zero-initialise; free(fit). */
typedef struct demarc_map_shared {
    double top, height, bottom; /* px: above the frame, of it, below */
    double *fit;                /* degrees, of all frames */
    size_t fit_count, fit_room;
    const void *era; /* whose points were the last to come in */
} demarc_map_shared;

/** What to draw, and how. */
typedef struct demarc_map_task {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_scene *scene;
    const demarc_map_how *how;
} demarc_map_task;

/** What stands above and below the frame. */
typedef struct demarc_map_around {
    demarc_block title, subtitle, source, disclaimer;
    double legend; /* px of height */
} demarc_map_around;

typedef struct demarc_sheet {
    demarc_page page;
    const demarc_border *border;
    const demarc_scene *scene;
    demarc_map_how how;
    demarc_day day;
    demarc_map_line *lines;
    size_t line_count, line_room;
    double *lon_lat;
    size_t points, point_room;
    double *fit; /* degrees: points that shall be in the frame */
    size_t fit_count, fit_room;
    demarc_extent whole; /* of them all */
    double
        outmost[8]; /* those of them at the sides; see demarc_plane_outmost */
    bool has_outmost;
    bool framed; /* the frame is known, and so what is in it */
    bool zoomed; /* they are not the border's */
    const demarc_map_shared *shared; /* NULL: it is no frame of a series */
    double fixed; /* px of height asked for; 0: what the shape needs */
    demarc_map_event *events;
    size_t event_count, unplaced; /* fights without a place on a map */
    demarc_dead unplaced_killed;
    double not_located_km;
    demarc_crossings crossings;
    bool has_passage[3]; /* by demarc_passage: in the frame */
    bool *place_shown;   /* per place of the scene */
    bool *place_dot;     /* no crossing or other town is there */
    demarc_label *place_label;
    bool has_stage[DEMARC_STAGE_COUNT], has_reconstructed;
    demarc_plane plane;
    demarc_extent extent; /* of what is in the frame */
    demarc_nodes nodes;
    demarc_room room;
    const char *relief;                  /* a PNG in base64; NULL: none */
    double relief_size[2];               /* px that it covers */
    demarc_corner scale, north, locator; /* claimed by demarc_map_corners */
} demarc_sheet;

/** One map. With `draw` it is laid out as `shared` says, if that is not NULL;
 *  without, nothing is drawn and what it needs is added to `shared`. */
demarc_status demarc_map_frame(const demarc_map_task *task,
                               demarc_map_shared *shared, bool draw,
                               demarc_buffer *svg);
demarc_status demarc_map_share(const demarc_sheet *map,
                               const demarc_map_around *with,
                               demarc_map_shared *to);

/** Title, legend, sources: made, measured, drawn. */
void demarc_map_around_make(demarc_sheet *map, demarc_map_around *out);
double demarc_map_top(const demarc_sheet *map, const demarc_map_around *with);
double demarc_map_bottom(const demarc_sheet *map,
                         const demarc_map_around *with);
void demarc_map_head(demarc_sheet *map, const demarc_map_around *with);
void demarc_map_foot(demarc_sheet *map, const demarc_map_around *with);

/** The title; "The line on 14 September 2022", or "" without a day; what the
 *  map says in words. */
const char *demarc_map_title(const demarc_sheet *map);
const char *demarc_map_as_of(demarc_sheet *map);
const char *demarc_map_says(demarc_sheet *map);

/** Fills lines, lon_lat, events and crossings. */
demarc_status demarc_map_gather(demarc_sheet *map);

/** Events and crossings of it. */
demarc_status demarc_map_fights(demarc_sheet *map);
demarc_status demarc_map_passages(demarc_sheet *map);

/** Fills `fit`: the border, or the box, surroundings or stretch asked for. */
demarc_status demarc_map_fit(demarc_sheet *map);

/** px from one bar of the scale to the next. */
double demarc_map_scale_row(const demarc_sheet *map);

/** px of the locator's radius; 0: the map has none. */
double demarc_map_locator_radius(const demarc_sheet *map);

/** What of the lines is in the frame: seen_m, has_stage. Without --bbox and
 *  the like all of it, also before there is a frame. */
void demarc_map_look(demarc_sheet *map);

/** Frame and projection: where what goes. May be done again. */
demarc_status demarc_map_layout(demarc_sheet *map, double top, double bottom);

/** Nodes and room, for the frame that it is. */
demarc_status demarc_map_settle(demarc_sheet *map);

/** Reads the scene's heights for the frame and shades them, into `relief`. */
demarc_status demarc_map_shade(demarc_sheet *map);

/** Claim room, in this order: who comes first has the better place. */
void demarc_map_events_place(demarc_sheet *map);
void demarc_map_crossings_place(demarc_sheet *map);
void demarc_map_corners(demarc_sheet *map); /* scale, north, locator */
void demarc_map_events_name(demarc_sheet *map);
void demarc_map_places(demarc_sheet *map); /* which have room for a name */

/** Where land meets land: to be known before any of it is traced. */
void demarc_map_ground_nodes(demarc_sheet *map);

/** Groups of the picture, in the order in which they are drawn. */
void demarc_map_ground(demarc_sheet *map); /* land, water */
void demarc_map_border(demarc_sheet *map); /* the line by stage */
void demarc_map_relief(demarc_sheet *map); /* what was shaded, within ground */
void demarc_map_events(demarc_sheet *map);
void demarc_map_crossings(demarc_sheet *map);
void demarc_map_dots(demarc_sheet *map); /* towns */
void demarc_map_labels(demarc_sheet *map);
void demarc_map_events_label(demarc_sheet *map); /* within labels */
void demarc_map_scale(demarc_sheet *map);
void demarc_map_north(demarc_sheet *map); /* only where it is not up */
void demarc_map_locator(demarc_sheet *map);

/** The legend of what is on the map. @return its height, drawn at `y` or, if
 *  that is NAN, only measured. */
double demarc_map_legend(demarc_sheet *map, double y);

/** Traces rings [ring, ring + rings) of areas, cut at the frame. Those that
 *  are not there are left out. Free each and the array. */
demarc_trace *demarc_map_rings(demarc_sheet *map, const demarc_areas *areas,
                               const demarc_area *area, size_t *count);

/** One symbol, of the shape of its type; `says` is its tooltip, or NULL. */
void demarc_map_mark(demarc_svg *svg, const char *class, const char *type,
                     const double at[2], double radius, const char *says);

/** "2021, 55 dead": of its deadliest event. */
const char *demarc_map_event_says(demarc_sheet *map,
                                  const demarc_map_event *event);

/** A crossing's symbol. */
void demarc_map_passage(demarc_svg *svg, demarc_passage state,
                        const double at[2], const char *says);

/** The frame, a little larger: lines leave it without a cut edge. */
demarc_rect demarc_map_beyond(const demarc_sheet *map);

/** Metres of a stage in the frame. */
double demarc_map_metres(const demarc_sheet *map, demarc_stage stage);

/** Metres as km, in words. */
const char *demarc_map_km(demarc_sheet *map, double metres);

#endif
