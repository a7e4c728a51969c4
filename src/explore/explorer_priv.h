/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of an explorer share. */
#ifndef NB_EXPLORE_EXPLORER_PRIV_H
#define NB_EXPLORE_EXPLORER_PRIV_H

#include "seen/anchor.h"
#include "explore/born.h"
#include "explore/contrast.h"
#include "explore/entry.h"
#include "explore/explorer.h"
#include "curve/flats.h"
#include "explore/guess.h"
#include "eval/precision.h"
#include "explore/inputs.h"
#include "explore/interest.h"
#include "seen/undo.h"
#include "seen/reading.h"
#include "explore/sliders.h"
#include "seen/state.h"
#include "explore/ulps.h"
#include "seen/guise.h"
#include "explore/stroll.h"
#include "explore/tour.h"

enum {
    NB_LINE_HEIGHT = 24, /* of the line below the picture, in points */
    NB_PROVE_MS = 80,    /* without a move, and the curves are proved again */
    NB_REST_MS = 300,    /* ... and the picture is made anew, whole */
    NB_TOAST_MS = 2000,  /* that a word stays */
    NB_LOOK_MS = 10      /* between two looks at what is being computed */
};

/* What the pointer is doing with a button held. */
enum nb_gesture {
    NB_GESTURE_NONE,
    NB_GESTURE_DRAG,
    NB_GESTURE_BOX,
    NB_GESTURE_AXIS,
    NB_GESTURE_SLIDER
};

/* What a panel showed last that nobody had moved, and where. */
struct nb_home {
    struct nb_limits x, y;
    struct nb_rect plot;
};

/* What is shown over the picture. */
struct nb_modes {
    bool tangent, keys;
    int format;       /* of numbers: nb_precision_format */
    bool strip;       /* errors in it are drawn below the plot */
    bool contrast;    /* what is between two curves is tinted */
    bool walk, entry; /* a point goes by keys; a line is typed into */
    bool born, guess; /* f' is seen where the tangent was; is to be drawn */
    bool all_digits;  /* while Ctrl is held */
    bool interest;    /* points of interest are marked */
    bool inputs;      /* distributions are in the margins */
};

struct nb_explorer {
    struct nb_explorer_client client;
    const struct nb_figure *original;
    struct nb_pool *pool;
    struct nb_state state; /* as hands have left it */
    char *told;            /* what the prompt knows of it; owned */
    char *recipe;          /* of the figure as it is seen; owned */
    struct nb_undo history;
    struct nb_sliders sliders;
    size_t turn; /* of parameters (figure/protocol.h) */
    struct nb_guise guise;
    struct nb_scene *scene; /* of the guise */
    struct nb_readers readers;
    struct nb_reading reading; /* under the pointer */
    int chosen;                /* the function that is read; -1: the nearest one */
    double width, height, scale;
    bool base, overlay; /* wanted */
    /* The pointer. */
    bool inside;
    double x, y;
    unsigned mods, now;
    enum nb_gesture gesture;
    double from_x, from_y; /* where it began */
    double hold_x, hold_y; /* from the pointer to what it holds */
    struct nb_pin clicked; /* that the last click pinned, or took away */
    bool has_clicked;
    struct nb_anchor anchor;
    struct nb_home *homes;     /* owned: one a panel */
    bool settling;             /* the picture that comes is the first at rest */
    bool turned_out;           /* the wheel, when it turned last */
    double turned_x, turned_y; /* where the wheel began to turn */
    bool on_x_axis;
    bool moving; /* the view was moved at moved_at, and margins are steady */
    bool hasty;  /* ... and since then curves keep to a budget */
    unsigned moved_at;
    bool keep_fit; /* y follows what is in view */
    struct nb_modes modes;
    struct nb_stroll stroll;
    struct nb_entry entry;
    struct nb_contrast contrast;
    struct nb_precision precision;
    struct nb_ulps ulps;
    struct nb_born born;
    struct nb_guess guess;
    struct nb_interest interest;
    struct nb_flats flats;
    int depth; /* layers of the function that is read; 0 as 1 */
    struct nb_inputs inputs;
    struct nb_tour tour;
    struct nb_overlay marks;
    char *toast; /* a word that is shown until toast_end; owned */
    unsigned toast_end;
    bool toast_unseen; /* no picture has had it yet */
    bool greeted;      /* a key was pressed: nobody needs to be told that there are some */
    enum nb_wish wish;
};

/* Following (follow.c). */
void nb_explorer_drop_scene(struct nb_explorer *e);
/* Builds figure and scene anew, from the state. */
void nb_explorer_rebuild(struct nb_explorer *e);
/* The views of the panels into the state. */
void nb_explorer_read_views(struct nb_explorer *e);
/* What hands have chosen, as commands, a line each. */
void nb_explorer_did(const struct nb_explorer *e, struct nb_buf *out);
/* Says what hands have chosen, if that is not what was said last. */
void nb_explorer_tell(struct nb_explorer *e);
/* What was done is finished: it can be undone from here, and the prompt is told. */
void nb_explorer_commit(struct nb_explorer *e);
/* Shows a word for a while. */
void nb_explorer_say(struct nb_explorer *e, const char *text);
struct nb_panel *nb_explorer_panel(struct nb_explorer *e);
/* Where the line below the picture begins. */
double nb_explorer_line(const struct nb_explorer *e);

/* Moving (moving.c). */
void nb_moving_steady(struct nb_explorer *e, bool steady);
/* Shows a view, which goes on moving. */
void nb_moving_view(struct nb_explorer *e, struct nb_panel *p, struct nb_viewport v);
void nb_moving_home(struct nb_explorer *e);
/* A view that the wheel has brought back to within a few points of home is home: whether it was. */
bool nb_moving_came_home(struct nb_explorer *e, struct nb_panel *p);
void nb_moving_wheel(struct nb_explorer *e, const struct nb_input *in);
void nb_moving_press(struct nb_explorer *e, const struct nb_input *in);
void nb_moving_release(struct nb_explorer *e, const struct nb_input *in);
void nb_moving_drag(struct nb_explorer *e, const struct nb_input *in);
/* Zooms at the middle and moves by parts of the view. */
void nb_moving_step(struct nb_explorer *e, double zoom, double dx, double dy);
/* Fits the y limits to the curves in view. */
void nb_moving_fit(struct nb_explorer *e);

/* Holding (moving_hold.c). Something else than the wheel moves the view or the plot: what it held
 * is held no more; and no gesture goes on. */
void nb_moving_let_go(struct nb_explorer *e);
void nb_moving_cancel(struct nb_explorer *e);

/* Depth (depth.c): f(f(...f(x))) is drawn; "depth 5: 0.41, product of slopes 0.00098" is added
 * to what is read; the wheel with Alt is for it. */
void nb_depth_mark(struct nb_explorer *e);
void nb_depth_read(const struct nb_explorer *e, struct nb_buf *out);
bool nb_depth_take(struct nb_explorer *e, const struct nb_input *in);

/* What is over the picture (compose.c), and the list of keys (keys.c). */
void nb_explorer_compose(struct nb_explorer *e);
/* Reads at the pointer, while nothing is being moved. */
void nb_explorer_read(struct nb_explorer *e);
void nb_keys_make(struct nb_explorer *e);

#endif
