/**
 * border.h - one border: what was read (model), measured (net) and folded
 * (fold). The later layers hang their own results on it; each frees its own.
 */
#ifndef DEMARC_MODEL_BORDER_H
#define DEMARC_MODEL_BORDER_H

#include "base/ctx.h"
#include "model/gauge.h"

struct demarc_pillar;       /* model/pillar.h */
struct demarc_pillar_index; /* measure/pillars.h */
struct demarc_net;          /* measure/net.h */
struct demarc_fold;         /* history/fold.h */

typedef struct demarc_party {
    const char *id, *name; /* "KGZ", "Kyrgyzstan" */
} demarc_party;

/** The title in another language. */
typedef struct demarc_titled {
    const char *lang, *title;
} demarc_titled;

/** A file as a package lists it. */
typedef struct demarc_listed {
    const char *name;      /* of the resource, such as "land"; "" if none */
    const char *path;      /* from the package's folder */
    const char *algorithm; /* of the checksum, such as "sha256"; "" if none */
    const char *hash;      /* in hex; "" if none */
    const char *credit;    /* title of its own first source; "" if none */
    long long bytes;       /* -1 if it does not say */
} demarc_listed;

/** What a dossier says of itself in datapackage.json. */
typedef struct demarc_package {
    const char *title;
    demarc_titled *titles; /* in other languages */
    size_t title_count;
    const char *dataset;  /* the name of the line's data set */
    const char *segments; /* path of the segments in the folder */
    const char *pillars;  /* of the pillars; "" if none are named */
    const char *licence;
    demarc_party *parties;
    size_t party_count;
    bool has_start;
    double start_lon, start_lat; /* where the main route starts */
    bool has_area;
    double area[4]; /* where it is: west, south, east, north, in degrees */
    demarc_stage reach;
    demarc_listed *files;
    size_t file_count;
    demarc_listed timeline; /* the other half; path "" if it is not listed */
} demarc_package;

/** The coordinate system that the lines were read in, and how they were
 *  brought to WGS 84. */
typedef struct demarc_origin {
    const char *crs;       /* "EPSG:32642" */
    const char *operation; /* PROJ's words; "": none was needed */
    double accuracy_m;     /* NAN: not known */
} demarc_origin;

struct demarc_border {
    const char *id;
    demarc_package about;
    const char *segments_file, *events_file; /* as the user named them */
    const char *pillars_file;                /* NULL: there is none */
    demarc_origin origin;
    const char *schema, *view; /* by which its lines were read; NULL: unsaid */
    size_t hidden_count;       /* lines left out in that view */
    bool gauged;               /* of its lines lengths and ends are known */
    bool unsearched;           /* for lines that run together */
    const demarc_recall *recall; /* their vertices; NULL: not to be had */
    size_t jobs;                 /* threads; 0: as many as processors */
    demarc_segment *segments;
    size_t segment_count;
    demarc_event *events; /* by earliest, latest, line */
    size_t event_count;
    const char *const *others; /* columns of the events without a role */
    size_t other_count;
    struct demarc_pillar *pillars;
    size_t pillar_count;
    demarc_claim *claims; /* of all events, event by event */
    size_t claim_count;
    struct demarc_net *net;
    struct demarc_pillar_index *pillar_index; /* NULL: there are no pillars */
    struct demarc_fold *fold;
};

struct demarc_border_set {
    demarc_arena arena; /* everything but nets and folds */
    demarc_border *borders;
    size_t count;
    size_t hidden_count;  /* lines of the file left out in its view */
    demarc_recall recall; /* of lines whose vertices are not kept */
};

#endif
