/**
 * demarc_scene.h - what is around a border. Part of demarc.h, which includes
 * it; see there for the conventions.
 */
#ifndef DEMARC_SCENE_H
#define DEMARC_SCENE_H

/** What is around a border: land, water, heights, places, crossings. */
typedef struct demarc_scene demarc_scene;

/** What to draw around a border. Zero: what the dossier names. */
typedef struct demarc_scene_how {
    const char *land, *water, *places, *crossings, *world; /* or NULL */
    const char *relief;  /* heights; read when a map is drawn; or NULL */
    const char *lang;    /* of names: the columns name_<lang>; NULL: name */
    bool only_crossings; /* leave the rest unread */
} demarc_scene_how;

/**
 * Reads what the dossier's datapackage.json names, or what `how` does.
 * @param out  free with demarc_scene_free; NULL on failure.
 */
demarc_status demarc_scene_open(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_scene_how *how,
                                demarc_scene **out);
void demarc_scene_free(demarc_scene *scene);

#endif
