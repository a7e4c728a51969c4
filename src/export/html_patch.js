// SPDX-License-Identifier: GPL-3.0-or-later
// What pages with areas have besides html.js: boxes, bands and separate lines, by their values.
// An infinite side of a box is beyond the plot.
function paintPatch(g, v, a) {
    const far = (t, lo, hi) => Math.min(Math.max(t, lo), hi), n = a.kind === 1 ? 3 : 4;
    const ends = t => t === Infinity || t === -Infinity;
    const px = x => far(ends(x) ? v.px(x) : v.vx(x), -v.W, 2 * v.W);
    const py = y => far(ends(y) ? v.py(y) : v.vy(y), -v.H, 2 * v.H);
    g.beginPath();
    for (let i = 0; i < a.v.length; i += n) {
        const [p, q, r, s] = a.v.slice(i, i + n);
        if (a.kind === 0) {
            g.rect(px(p), py(r), px(q) - px(p), py(s) - py(r));
        } else if (a.kind === 2) {
            g.moveTo(px(p), py(q));
            g.lineTo(px(r), py(s));
        } else if (i + 3 < a.v.length && isFinite(p + q + r + a.v[i + 3])) {
            const [x, y, z] = a.v.slice(i + 3, i + 6);
            g.moveTo(px(p), py(q));
            g.lineTo(px(x), py(y));
            g.lineTo(px(x), py(z));
            g.lineTo(px(p), py(r));
        }
    }
    a.kind === 2 ? g.stroke() : g.fill();
    g.globalAlpha = 1;
}
