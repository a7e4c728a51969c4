/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as text. */
#include "config.h"

#include "plot/dump.h"

#include "figure/colormap.h"
#include "figure/heat.h"
#include "figure/message.h"
#include "figure/patch.h"

static void dump_ticks(const char *name, const struct nb_ticks *t, struct nb_buf *out)
{
    nb_buf_printf(out, "ticks %s", name);
    for (size_t i = 0; i < t->count; i++)
        nb_buf_printf(out, " %s", t->tick[i].label);
    if (t->note[0])
        nb_buf_printf(out, " note %s", t->note);
    nb_buf_addc(out, '\n');
}

static void dump_piece(const struct nb_trace *t, const struct nb_trace_piece *p, struct nb_buf *out)
{
    static const char *const kinds[] = {
        [NB_PIECE_CURVE] = "curve", [NB_PIECE_LINE] = "line", [NB_PIECE_BARS] = "bars"};
    nb_buf_printf(out, "  %s %zu%s", kinds[p->kind], p->count, p->faint ? " faint" : "");
    if (p->kind == NB_PIECE_BARS) {
        const struct nb_bar *first = &t->bars[p->first], *last = first + p->count - 1;
        nb_buf_printf(out, " from %.9g to %.9g\n", first->u0, last->u1);
        return;
    }
    const struct nb_point first = t->points[p->first], last = t->points[p->first + p->count - 1];
    nb_buf_printf(out, " from %.9g %.9g to %.9g %.9g\n", first.x, first.y, last.x, last.y);
}

static void dump_trace(const struct nb_curve *c, const struct nb_trace *t, struct nb_buf *out)
{
    nb_buf_printf(out, "curve %s hue %d order %d label ", c->y ? "function" : "data", c->look.hue,
                  c->look.order);
    nb_message_escape(out, c->label);
    nb_buf_addc(out, '\n');
    for (size_t i = 0; i < t->piece_count; i++)
        dump_piece(t, &t->pieces[i], out);
    for (size_t i = 0; i < t->dot_count; i++)
        nb_buf_printf(out, "  dot %s %.9g %.9g\n", t->dots[i].closed ? "closed" : "open",
                      t->dots[i].x, t->dots[i].y);
    for (size_t i = 0; i < t->mark_count; i++)
        nb_buf_printf(out, "  off %s %.9g %.9g\n", t->marks[i].up ? "above" : "below",
                      t->marks[i].u, t->marks[i].value);
}

static void dump_legend(const struct nb_layout *l, struct nb_buf *out)
{
    nb_buf_printf(out, "legend %s\n", l->legend.width > 0 ? "box" : "none");
}

static void dump_rule(const struct nb_guide *r, struct nb_buf *out)
{
    nb_buf_printf(out, "rule %s %.9g hue %d order %d label ", r->vertical ? "x" : "y", r->at,
                  r->look.hue, r->look.order);
    nb_message_escape(out, r->label);
    nb_buf_addc(out, '\n');
}

static void dump_heat(const struct nb_heat *h, struct nb_buf *out)
{
    nb_buf_printf(out, "heat %s", h->kind == NB_HEAT_REGION ? "region" : h->of.f ? "function" : "");
    if (!h->of.f)
        nb_buf_printf(out, "%zu x %zu", h->columns, h->rows);
    if (h->kind != NB_HEAT_REGION) {
        nb_buf_printf(out, " values %.9g %.9g%s colors ", h->values.lo, h->values.hi,
                      h->centred ? " centred" : "");
        nb_colormap_name(h->colors, out);
    }
    for (size_t i = 0; i < h->level_count; i++)
        nb_buf_printf(out, "%s%.9g", i ? " " : " levels ", h->levels[i]);
    nb_buf_add(out, h->written ? " written label " : " label ");
    nb_message_escape(out, h->label);
    nb_buf_addc(out, '\n');
}

static void dump_patch(const struct nb_patch *p, struct nb_buf *out)
{
    const size_t width = nb_patch_width(p->kind);
    nb_buf_printf(out, "patch %s %zu hue %d order %d faint %.9g label ", nb_patch_word(p->kind),
                  p->count, p->look.hue, p->look.order, p->look.faint);
    nb_message_escape(out, p->label);
    for (size_t k = 0; k < p->count * width; k++)
        nb_buf_printf(out, "%s%.9g", k % width ? " " : "\n  ", p->numbers[k]);
    nb_buf_addc(out, '\n');
}

static void dump_note(const struct nb_note *n, struct nb_buf *out)
{
    nb_buf_printf(out, "note %.9g %.9g across %.9g up %.9g text ", n->x, n->y, n->across, n->up);
    nb_message_escape(out, n->text);
    nb_buf_addc(out, '\n');
}

static void dump_spots(const struct nb_panel *p, struct nb_buf *out)
{
    for (size_t i = 0; i < p->spots.count; i++) {
        const struct nb_spot *s = &p->spots.list[i];
        nb_buf_printf(out, "spot %zu %.9g %.9g ", s->curve, s->x, s->y);
        nb_spot_text(s, false, out);
        nb_buf_addc(out, '\n');
    }
    for (size_t i = 0; i < p->layout.spot_count; i++)
        nb_buf_printf(out, "named %zu across %g up %g%s\n", p->layout.spots[i].spot,
                      p->layout.spots[i].across, p->layout.spots[i].up,
                      p->layout.spots[i].brief ? " brief" : "");
}

static void dump_panel(const struct nb_panel *p, struct nb_buf *out)
{
    nb_buf_printf(out, "size %g %g\n", p->layout.width, p->layout.height);
    nb_buf_printf(out, "x %.9g %.9g\ny %.9g %.9g\n", p->x.lo, p->x.hi, p->y.lo, p->y.hi);
    dump_ticks("x", &p->layout.xticks, out);
    dump_ticks("y", &p->layout.yticks, out);
    if (p->axes->twin)
        dump_ticks("y2", &p->layout.y2ticks, out);
    if (p->layout.bar.heat)
        dump_ticks("bar", &p->layout.bar.ticks, out);
    dump_legend(&p->layout, out);
    for (size_t i = 0; i < p->axes->heat_count; i++)
        dump_heat(&p->axes->heats[i], out);
    for (size_t i = 0; i < p->axes->count; i++)
        dump_trace(&p->axes->curves[i], &p->traces[i], out);
    for (size_t i = 0; i < p->axes->rule_count; i++)
        dump_rule(&p->axes->rules[i], out);
    for (size_t i = 0; i < p->axes->patch_count; i++)
        dump_patch(&p->axes->patches[i], out);
    for (size_t i = 0; i < p->axes->note_count; i++)
        dump_note(&p->axes->notes[i], out);
    dump_spots(p, out);
}

void nb_dump(const struct nb_scene *s, struct nb_buf *out)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->count > 1)
            nb_buf_printf(out, "panel at %g %g\n", s->panels[i].cell.x, s->panels[i].cell.y);
        dump_panel(&s->panels[i], out);
    }
}
