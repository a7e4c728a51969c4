// SPDX-License-Identifier: GPL-3.0-or-later
// What pages with marked points and tangents have before html.js: they are painted with the
// dots of their curve. Points are those of the parameters that the page began with; where a
// tangent touches moves with its curve.
paintDots = (paint => (g, v, c, color, back) => {
    const spot = (x, y) => {
        const px = v.vx(x), py = v.vy(y);
        if (px < v.left - 1 || px > v.left + v.w + 1 || py < v.top - 1 || py > v.top + v.h + 1) return;
        g.fillStyle = back;
        disc(g, px, py, 4.2);
        g.fillStyle = color;
        disc(g, px, py, 3.2);
        return [px, py];
    };
    paint(g, v, c, color, back);
    if ('touch' in c) spot(c.touch, valueAt(c, c.touch));
    if (values.some((a, i) => a != D.params[i].value)) return;
    g.font = '12px ' + FONT;
    g.textBaseline = 'middle';
    for (const [i, x, y, text, across, up] of v.p.spots || []) {
        const at = v.p.curves[i] == c && spot(x, y);
        if (!at || !text) continue;
        g.textAlign = ['left', 'center', 'right'][2 * across];
        g.fillText(text, at[0] + (1 - 2 * across) * 5, at[1] + (2 * up - 1) * 12);
    }
})(paintDots);
