/** map.h - a map while it is being made; the parts of its making. */
#ifndef DEMARC_DRAW_MAP_H
#define DEMARC_DRAW_MAP_H

#include "draw/label.h"
#include "draw/page.h"
#include "model/border.h"
#include "model/scene.h"

/** A piece of the border on the map's day. */
typedef struct demarc_map_line {
    const demarc_segment *segment;
    const char *route;
    demarc_stage stage; /* shown */
    bool reconstructed, ring;
    size_t first, count; /* in the map's lon_lat */
} demarc_map_line;

/** Events at one point: one symbol. */
typedef struct demarc_map_event {
    double lon_lat[2], at[2], radius;
    const demarc_event *event; /* the deadliest */
    double dead;
    size_t count;
} demarc_map_event;

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
    demarc_map_event *events;
    size_t event_count;
    bool *place_shown; /* per place of the scene */
    demarc_label *place_label;
    bool has_stage[DEMARC_STAGE_COUNT], has_reconstructed;
    demarc_plane plane;
    demarc_extent extent; /* of what is in the frame */
    demarc_nodes nodes;
    demarc_room room;
} demarc_sheet;

/** Fills lines, lon_lat and events. */
demarc_status demarc_map_gather(demarc_sheet *map);

/** Frame, projection, nodes and room: where what goes. */
demarc_status demarc_map_layout(demarc_sheet *map, double top, double bottom);

/** Groups of the picture, in the order in which they are drawn. */
void demarc_map_ground(demarc_sheet *map);  /* land, water */
void demarc_map_border(demarc_sheet *map);  /* the line by stage */
void demarc_map_places(demarc_sheet *map);  /* which have room for a name */
void demarc_map_symbols(demarc_sheet *map); /* events, places, crossings */
void demarc_map_labels(demarc_sheet *map);
void demarc_map_scale(demarc_sheet *map);
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

/** A box for furniture in the corner where it is least in the way; it is
 *  taken. False when there is none. */
bool demarc_map_corner(demarc_sheet *map, double width, double height,
                       demarc_rect *out);

/** The frame, a little larger: lines leave it without a cut edge. */
demarc_rect demarc_map_beyond(const demarc_sheet *map);

/** The km of a stage on the map, in words. */
const char *demarc_map_km(demarc_sheet *map, double metres);

#endif
