// SPDX-License-Identifier: GPL-3.0-or-later
// The script of a page: draws its plots, moves them, reads them. F holds functions of
// (x, parameters), D what is drawn (html_data.c says how). The makefile takes comments and
// the blanks before lines away; the page has no others.

const values = D.params.map(q => q.value);
const darkness = matchMedia('(prefers-color-scheme: dark)');
let printing = 0;
const isDark = () => darkness.matches && !printing;
const {abs, max, min, floor, round, log10} = Math, NONE = {kind: 0};

const add = (parent, tag, props) =>
    parent.appendChild(Object.assign(document.createElement(tag), props));

// Curves: values and slopes, from functions or, where there is none, between nodes x, f, f'.

function between(c, x) {
    const h = c.nodes, n = h.length / 3;
    let i = 0, j = n - 1;
    if (!(x >= h[0] && x <= h[3 * j])) return [NaN, NaN];
    while (j - i > 1) {
        const m = i + j >> 1;
        h[3 * m] <= x ? i = m : j = m;
    }
    const w = h[3 * j] - h[3 * i], t = (x - h[3 * i]) / w, u = 1 - t;
    const a = h[3 * i + 1], b = h[3 * j + 1], p = h[3 * i + 2] * w, q = h[3 * j + 2] * w;
    return [a * u * u * (1 + 2 * t) + b * t * t * (1 + 2 * u) + p * t * u * u - q * t * t * u,
        (6 * (b - a) * t * u + p * u * (1 - 3 * t) + q * t * (1 - 3 * u)) / w];
}

const valueAt = (c, x) => c.nodes ? between(c, x)[0] : +F[c.f](x, values);
const slopeAt = (c, x) => c.nodes ? between(c, x)[1] : c.slope < 0 ? NaN : +F[c.slope](x, values);

// What is the same on either side of no event: a sign, a unit step, being a number.
const classOf = (whole, g) => g != g ? 'none' :
    whole > 1 ? isFinite(g) : !whole ? Math.sign(g) : g == floor(g) ? g : floor(g) + .5;

// Between a and b, of different classes: where the class changes, at a short number if one is
// exactly there.
function change(g, whole, a, b, span) {
    const first = classOf(whole, g(a));
    let low = a, high = b;
    for (let i = 0; i < 1100 && high - low > span * 1e-16; i++) {
        const m = (low + high) / 2;
        if (m <= low || m >= high) break;
        classOf(whole, g(m)) === first ? low = m : high = m;
    }
    for (const s of [0, +high.toPrecision(6), +high.toPrecision(12)]) {
        const v = g(s);
        if (abs(s - high) < span * 1e-9 && (whole ? v == round(v) : v == 0)) return s;
    }
    return high;
}

// Where g touches zero between a and b without a change of sign.
function touch(g, a, b, rim) {
    let best, least = 1e-12 * rim;
    for (let i = 0; i < 120; i++) {
        const s = a + (b - a) / 3, t = b - (b - a) / 3, u = abs(g(s)), v = abs(g(t));
        v < u ? a = s : b = t;
        if (min(u, v) < least) least = min(u, v), best = v < u ? t : s;
    }
    return best;
}

function eventsIn(c, xs, X, f) {
    const found = [], n = xs.length, span = xs[n - 1] - xs[0];
    const tests = (c.events || []).map(e => [t => F[e[0]](X.from(t), values), e[1]]);
    tests.push([f, 2]);
    for (const [g, whole] of c.nodes ? [] : tests) {
        const v = xs.map(g);
        for (let i = 1; i < n && found.length < 400; i++) {
            const r = max(abs(v[i - 1]), abs(v[i + 1]));
            let a = xs[i - 1], k = 0;
            for (; k < 4 && classOf(whole, g(a)) !== classOf(whole, v[i]); k++) {
                const at = change(g, whole, a, xs[i], span);
                found.push(at);
                a = at + span * 1e-12;
            }
            if (!k && !whole && i + 1 < n && abs(v[i]) < r / 2 && v[i - 1] * v[i + 1] > 0 &&
                abs(v[i]) < abs(v[i - 1]) && abs(v[i]) < abs(v[i + 1])) {
                const at = touch(g, xs[i - 1], xs[i + 1], r);
                if (at != null) found.push(at);
            }
        }
    }
    found.sort((a, b) => a - b);
    return found.filter((x, i) => !i || x - found[i - 1] > span * 1e-9);
}

// What f tends to: infinity, where differences do not get smaller while x gets nearer; the
// first value from which nothing is to be seen to change (later ones may be rounding); the
// end of a geometric series.
function limit(f, x, side, span, near) {
    const y = [12, 20, 28, 36, 44].map(k => f(x + side * span * 2 ** -k));
    const d = y.slice(1).map((v, i) => v - y[i]), last = d[3], r = last / d[2];
    const endless = d.every((v, i) => v * last > 0 && (!i || abs(v) > .9 * abs(d[i - 1])));
    if (abs(y[4]) == 1 / 0 || endless && abs(last) > 1e-6 * abs(y[4]))
        return {kind: 2, y: (isFinite(y[4]) ? last : y[4]) > 0 ? 1e300 : -1e300};
    const k = d.findIndex(v => abs(v) < near);
    if (k >= 0) return {kind: 1, y: y[k + 1]};
    return d.every((v, i) => v * last > 0 && (!i || abs(v) < .9 * abs(d[i - 1]))) ?
        {kind: 1, y: y[4] + last * r / (1 - r)} : NONE;
}

// The pieces of a curve in a view and the dots at their ends, as in the picture.
function trace(c, v) {
    const {X, Y} = v, [lo, hi] = v.x, span = hi - lo, n = min(max(v.w | 0, 100), 1500);
    const height = v.y[1] - v.y[0], near = .5 * height / v.h, xs = [], pieces = [], dots = [];
    const f = t => Y.to(valueAt(c, X.from(t))), same = (a, b) => abs(a - b) <= near;
    let open, budget = 12 * n;
    const put = (x, y) => open ? open.push(x, y) : pieces.push(open = [x, y]);
    const dot = (...d) => ('' + dots.at(-1)) != d && dots.push(d);
    const far = (a, b) => a > v.y[1] && b > v.y[1] || a < v.y[0] && b < v.y[0];
    const refine = (x0, y0, x1, y1, depth) => {
        const x = (x0 + x1) / 2, y = f(x);
        if (!isFinite(y) || budget-- < 0 || far(y0, y1) && far(y, y0)) return;
        const off = abs(y - (y0 + y1) / 2) > near / 2;
        if (depth && off) refine(x0, y0, x, y, depth - 1);
        if (off) put(x, y);
        if (depth && off) refine(x, y, x1, y1, depth - 1);
    };
    for (let i = 0; i <= n; i++) xs.push(lo + span * i / n);
    const breaks = eventsIn(c, xs, X, f);
    const sides = (g, x) => [-1, 1].map(s => limit(g, x, s, span, near));
    const meet = (l, r, y) => l.kind == 1 && r.kind == 1 && same(l.y, y) && same(r.y, y);
    const joined = (g, x) => meet(...sides(g, x), g(x));
    // A derivative has no value where its function is not continuous.
    const pass = x => {
        const [l, r] = sides(f, x), base = c.of >= 0 && v.p.curves[c.of];
        const y = base && !joined(t => Y.to(valueAt(base, X.from(t))), x) ? NaN : f(x);
        if (meet(l, r, y)) return put(x, y);
        if (l.kind && x > lo) put(x, l.y);
        open = 0;
        if (r.kind && x < hi) put(x, r.y);
        let seen = !isFinite(y) || l.kind == 2 || r.kind == 2;
        for (const [a, b] of [[l, r], [r, l]]) {
            const closed = a.kind == 1 && same(a.y, y);
            seen = seen || closed;
            if (a.kind == 1 && (!closed || b.kind)) dot(x, closed ? y : a.y, closed);
        }
        if (!seen) dot(x, y, true);
    };
    let k = 0, x0, y0;
    for (const x of xs) {
        for (; k < breaks.length && breaks[k] <= x; k++) {
            pass(breaks[k]);
            y0 = NaN;
        }
        if (k && x - breaks[k - 1] < span * 1e-9) continue;
        const y = f(x);
        if (isFinite(y)) {
            if (open && isFinite(y0)) refine(x0, y0, x, y, 7);
            put(x, y);
        } else open = 0;
        x0 = x, y0 = y;
    }
    return {pieces, dots, breaks};
}

// Axes. All that is drawn and moved lies at places along them, where all is linear: from a
// value to its place, and back.

function axisOf([kind, linear] = []) {
    if (kind == 1) return {to: v => v > 0 ? Math.log(v) : v == 0 ? -1e300 : NaN, from: Math.exp, kind};
    if (kind) return {to: v => Math.asinh(v / linear), from: t => linear * Math.sinh(t), kind};
    return {to: v => v, from: t => t};
}

// Numbers as text.

const sup = n => ('' + n).replace(/./g, d => d == '-' || d == '−' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[d] || d);
const minus = s => s.replace('-', '−');
const tidy = s => minus(s.replace(/(\.\d*?)0+($|e)/, '$1$2').replace(/\.($|e)/, '$1')
    .replace(/e\+?(-?)(\d+)/, (m, a, b) => '·10' + sup(a + b)));
const show = y => y == 1 / 0 ? '∞' : y == -1 / 0 ? '−∞' : y != y ? '–' : tidy(y.toPrecision(7));
const showX = (x, step) => {
    const d = Math.ceil(-log10(step)) + 1;
    return abs(x) > 1e7 || d > 12 ? show(x) : tidy(x.toFixed(max(0, d)));
};

// Ticks at places: those that the figure has, powers of ten, or even steps of values.
function ticksOf(axis, [lo, hi], target) {
    const at = (v, text) => [axis.to(v), text], a = axis.from(lo), b = axis.from(hi), out = [];
    const inside = t => t[0] >= lo && t[0] <= hi;
    if (axis.ticks) return axis.ticks.map(t => at(...t)).filter(inside);
    if (!axis.kind || axis.kind == 1 && b / a < 50 || axis.kind > 1 && b - a < 1)
        return ticks(a, b, target).map(t => at(...t));
    const step = [1, 2, 5, 10, 20, 50, 100].find(k => k * target > (hi - lo) / 2.3) || 200;
    for (let e = -400; e < 309; e += step) for (const s of axis.kind == 1 ? ['']  : ['', '−'])
        out.push(at((s ? -1 : 1) * 10 ** e, s + (e < -3 || e > 4 ? '10' + sup(e) : +('1e' + e))));
    return axis.kind == 1 ? out.filter(inside) :
        [at(0, '0'), ...out.filter(t => abs(t[0]) > 2.3)].filter(inside);
}

function ticks(lo, hi, target) {
    const raw = (hi - lo) / max(target, 1), out = [];
    let e = floor(log10(raw)), m = [1, 2, 5, 10].find(q => q * 10 ** e >= raw * .999);
    if (m == 10) m = 1, e++;
    const step = m * 10 ** e, most = max(abs(lo), abs(hi));
    const digits = floor(log10(most)) - e, plain = most < 1e6 && e > -6;
    for (let k = Math.ceil(lo / step - 1e-9); k <= hi / step + 1e-9 && out.length < 60; k++) {
        const at = e < 0 ? k * m / 10 ** -e : k * m * 10 ** e;
        out.push([at, !k ? '0' : plain ? minus(at.toFixed(max(0, -e))) :
            tidy(at.toExponential(min(max(0, digits), 15)))]);
    }
    return out;
}

// Plots.

// A text has tags for letters and powers; as plain text it has letters for powers.
function plain(html) {
    const t = document.createElement('template');
    t.innerHTML = (html || '').replace(/<sup>(.*?)<.sup>/g, (m, n) => sup(n));
    return t.content.textContent;
}
const named = c => plain(c.label);

const plots = D.plots.map(p => {
    const box = add(document.getElementById('plots'), 'section', {className: 'plot'});
    const [rows, columns, index] = p.at, style = box.style;
    style.left = index % columns * 100 / columns + '%';
    style.top = floor(index / columns) * 100 / rows + '%';
    style.width = 100 / columns + '%';
    style.height = 100 / rows + '%';
    if (p.title) add(box, 'h2', {innerHTML: p.title});
    for (const s of ['title', 'xlabel', 'ylabel']) p[s] = plain(p[s]);
    p.notes.forEach(n => n.text = plain(n.text));
    const legend = add(box, 'div', {className: 'legend', hidden: !p.legend});
    const canvas = add(box, 'canvas', {tabIndex: 0});
    const names = p.curves.map(named).filter(s => s).join(', ');
    canvas.setAttribute('role', 'img');
    const plot = {p, canvas, names, at: null, X: axisOf(p.xs), Y: axisOf(p.ys)};
    plot.home = [p.x.map(plot.X.to), p.y.map(plot.Y.to)];
    [plot.x, plot.y] = plot.home;
    plot.X.ticks = p.xt;
    plot.Y.ticks = p.yt;
    for (const c of [...p.curves, ...p.rules]) {
        if (!c.label) continue;
        const b = add(legend, 'button', {type: 'button', title: D.words.toggle});
        const key = add(b, 'i', {className: 'key'}).style, hues = c.color.split(',');
        key.borderTop = `${c.line ? c.width : 4}px ` +
            (!c.line || c.dash?.[0] < 2 ? 'dotted' : c.dash ? 'dashed' : 'solid');
        key.setProperty('--light', hues[0]);
        key.setProperty('--dark', hues[1]);
        add(b, 'span', {innerHTML: c.label + (c.nodes ? ` (${D.words.fixed})` : '')});
        b.setAttribute('aria-pressed', true);
        b.onclick = () => {
            c.hidden = !c.hidden;
            b.setAttribute('aria-pressed', !c.hidden);
            draw(plot);
        };
    }
    plot.said = add(box, 'output', {className: 'said'});
    plot.said.setAttribute('aria-live', 'polite');
    listen(plot);
    return plot;
});

let waiting = 0;
const dirty = new Set();
function draw(plot) {
    dirty.add(plot);
    waiting = waiting || requestAnimationFrame(paintAll);
}
function paintAll() {
    waiting = 0;
    dirty.forEach(paint);
    dirty.clear();
}
const drawAll = () => plots.forEach(draw);

// Where the frame is, in pixels of the page, and between data and those.
function frame(plot, g) {
    const r = plot.canvas.getBoundingClientRect(), v = plot;
    v.W = max(r.width, 80), v.H = max(r.height, 60);
    g.font = '12px ' + FONT;
    v.yt = ticksOf(v.Y, v.y, (v.H - 60) / 55);
    v.left = 16 + max(0, ...v.yt.map(t => g.measureText(t[1]).width)) + (v.p.ylabel ? 20 : 0);
    v.w = v.W - v.left - 14;
    v.top = 10;
    v.h = v.H - v.top - 26 - (v.p.xlabel ? 20 : 0);
    for (let n = v.w / 80; ; n *= .7) {
        v.xt = ticksOf(v.X, v.x, n);
        const widest = max(0, ...v.xt.map(t => g.measureText(t[1]).width));
        if (n < 2 || v.xt.length * (widest + 16) < v.w) break;
    }
    const flip = (r, t) => r ? 1 - t : t, [xr, yr] = [v.p.xr, !v.p.yr];
    v.px = x => v.left + flip(xr, (x - v.x[0]) / (v.x[1] - v.x[0])) * v.w;
    v.py = y => {
        const t = v.top + flip(yr, (y - v.y[0]) / (v.y[1] - v.y[0])) * v.h;
        return min(max(t, -9 * v.H), 10 * v.H);
    };
    v.ix = px => v.x[0] + flip(xr, (px - v.left) / v.w) * (v.x[1] - v.x[0]);
    v.iy = py => v.y[0] + flip(yr, (py - v.top) / v.h) * (v.y[1] - v.y[0]);
    v.vx = x => v.px(v.X.to(x));
    v.vy = y => v.py(v.Y.to(y));
}

const FONT = 'system-ui, "DejaVu Sans", sans-serif';

function line(g, x0, y0, x1, y1) {
    g.beginPath();
    g.moveTo(x0, y0);
    g.lineTo(x1, y1);
    g.stroke();
}

function paint(plot) {
    const g = plot.canvas.getContext('2d'), sharp = printing ? 3 : devicePixelRatio || 1;
    frame(plot, g);
    const v = plot, css = getComputedStyle(document.body);
    const ink = printing ? '#1a1c21' : css.color;
    const back = printing ? '#fff' : css.backgroundColor;
    v.canvas.width = round(v.W * sharp);
    v.canvas.height = round(v.H * sharp);
    g.setTransform(sharp, 0, 0, sharp, 0, 0);
    g.fillStyle = back;
    g.fillRect(0, 0, v.W, v.H);
    g.strokeStyle = g.fillStyle = ink;
    g.font = '12px ' + FONT;
    paintAxes(g, v);
    const hue = c => c.color.split(',')[+isDark()];
    const shown = v.p.curves.filter(c => !c.hidden).sort((a, b) => (b.order | 0) - (a.order | 0));
    g.save();
    g.beginPath();
    g.rect(v.left, v.top, v.w, v.h);
    g.clip();
    for (const r of v.p.rules) {
        if (r.hidden) continue;
        pen(g, r, hue(r));
        r.v ? paintPatch(g, v, r) : r.x ? line(g, v.vx(r.at), v.top, v.vx(r.at), v.top + v.h) :
            line(g, v.left, v.vy(r.at), v.left + v.w, v.vy(r.at));
    }
    for (const c of shown) paintCurve(g, v, c, hue(c));
    g.restore();
    g.setLineDash([]);
    for (const c of shown) paintDots(g, v, c, hue(c), back);
    for (const n of v.p.notes) paintNote(g, v, n, n.color ? hue(n) : ink);
    if (v.at) paintReading(g, v, hue, ink, back);
    if (v.box) g.strokeRect(...v.box);
    v.canvas.setAttribute('aria-label', `${v.p.title || D.words.plot}: ${v.names}; x ${
        v.x.map(v.X.from).map(show).join(' … ')}, y ${v.y.map(v.Y.from).map(show).join(' … ')}`);
}

function pen(g, c, color) {
    g.strokeStyle = g.fillStyle = color;
    g.globalAlpha = 1 - (c.faint || 0);
    g.lineWidth = c.width;
    g.lineJoin = 'round';
    g.setLineDash(c.dash || []);
}

function paintAxes(g, v) {
    const crisp = t => round(t) + .5, bottom = v.top + v.h, right = v.left + v.w;
    g.lineWidth = 1;
    g.globalAlpha = .12;
    const down = x => line(g, crisp(x), v.top, crisp(x), bottom);
    const along = y => line(g, v.left, crisp(y), right, crisp(y));
    if (v.p.grid) for (const [x] of v.xt) down(v.px(x));
    if (v.p.grid) for (const [y] of v.yt) along(v.py(y));
    const inX = v.x[0] <= v.X.to(0) && v.x[1] >= 0, inY = v.y[0] <= v.Y.to(0) && v.y[1] >= 0;
    g.globalAlpha = inX ? .6 : .3;
    down(inX ? v.px(0) : v.left);
    g.globalAlpha = inY ? .6 : .3;
    along(inY ? v.py(0) : bottom);
    g.globalAlpha = .75;
    g.textAlign = 'center';
    g.textBaseline = 'top';
    for (const [x, text] of v.xt) g.fillText(text, v.px(x), bottom + 7);
    g.textAlign = 'right';
    g.textBaseline = 'middle';
    for (const [y, text] of v.yt) g.fillText(text, v.left - 7, v.py(y));
    g.globalAlpha = .9;
    g.textAlign = 'center';
    g.font = '13px ' + FONT;
    if (!v.p.xlabel[1]) g.font = 'italic ' + g.font;
    g.fillText(v.p.xlabel, v.left + v.w / 2, v.H - 9);
    g.font = '13px ' + FONT;
    if (v.p.ylabel) {
        g.save();
        g.translate(10, v.top + v.h / 2);
        g.rotate(-Math.PI / 2);
        g.fillText(v.p.ylabel, 0, 0);
        g.restore();
    }
    g.globalAlpha = 1;
}

function disc(g, x, y, r) {
    g.beginPath();
    g.arc(x, y, r, 0, 7);
    g.fill();
}

function paintCurve(g, v, c, color) {
    pen(g, c, color);
    const d = c.points, pieces = d ? [] : (c.trace = trace(c, v)).pieces;
    if (d && c.line) for (let i = 0, open; i < d.length; i += 2) {
        if (d[i] != d[i] || d[i + 1] != d[i + 1]) open = 0;
        else {
            const at = [v.X.to(d[i]), v.Y.to(d[i + 1])];
            open ? open.push(...at) : pieces.push(open = at);
        }
    }
    for (const q of pieces) {
        g.beginPath();
        for (let i = 0; i < q.length; i += 2) g.lineTo(v.px(q[i]), v.py(q[i + 1]));
        g.stroke();
    }
    if (d && c.marked) for (let i = 0; i < d.length; i += 2) disc(g, v.vx(d[i]), v.vy(d[i + 1]), 3);
    g.globalAlpha = 1;
}

// Closed: filled; open: a ring. Dots without room say nothing.
function paintDots(g, v, c, color, back) {
    const dots = c.trace ? c.trace.dots : [], at = dots.map(d => v.px(d[0]));
    for (const [x, y, closed] of dots) {
        if (v.py(y) < v.top - 1 || v.py(y) > v.top + v.h + 1 ||
            at.some(t => t != v.px(x) && abs(t - v.px(x)) < 10)) continue;
        g.fillStyle = color;
        disc(g, v.px(x), v.py(y), 4.1);
        g.fillStyle = back;
        if (!closed) disc(g, v.px(x), v.py(y), 2.7);
    }
}

function paintNote(g, v, n, color) {
    g.font = n.size + 'px ' + FONT;
    g.fillStyle = g.strokeStyle = color;
    const w = g.measureText(n.text).width, h = n.size;
    const x = v.vx(n.x) - n.across * w, y = v.vy(n.y) - (1 - n.up) * h + h / 2;
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.fillText(n.text, x, y);
    if (!n.to) return;
    const to = [v.vx(n.to[0]), v.vy(n.to[1])];
    const from = [min(max(to[0], x), x + w), to[1] < y ? y - h / 2 : y + h / 2];
    const a = Math.atan2(to[1] - from[1], to[0] - from[0]);
    line(g, ...from, ...to);
    for (const s of [.4, -.4]) line(g, ...to, to[0] - 8 * Math.cos(a + s), to[1] - 8 * Math.sin(a + s));
}

// The curve that is nearest to the pointer, at its x, or at a break beside it.
function nearest(v) {
    let best, least = 1 / 0;
    for (const c of v.p.curves) {
        if (c.hidden) continue;
        let x = v.ix(v.at[0]), y;
        if (c.points) {
            for (let i = 0; i < c.points.length; i += 2) {
                const d = Math.hypot(v.vx(c.points[i]) - v.at[0], v.vy(c.points[i + 1]) - v.at[1]);
                if (d < least) least = d, best = {c, x: c.points[i], y: c.points[i + 1]};
            }
            continue;
        }
        for (const b of c.trace.breaks) if (abs(v.px(b) - v.at[0]) < 5) x = b;
        x = v.X.from(x);
        y = valueAt(c, x);
        const d = abs(v.vy(y) - v.at[1]);
        if (d < least) least = d, best = {c, x, y};
    }
    return best;
}

function paintReading(g, v, hue, ink, back) {
    const r = nearest(v);
    v.reading = r;
    if (!r) return;
    const texts = ['x = ' + showX(r.x, abs(v.X.from(v.X.to(r.x) + (v.x[1] - v.x[0]) / v.w) - r.x)), 'f(x) = ' + show(r.y)];
    if (!r.c.points) texts.push('f′(x) = ' + show(r.slope = slopeAt(r.c, r.x)));
    if (r.c.label) texts.unshift(named(r.c));
    const x = v.vx(r.x), y = min(max(v.vy(r.y), v.top), v.top + v.h);
    g.globalAlpha = .35;
    g.lineWidth = 1;
    line(g, x, v.top, x, v.top + v.h);
    g.globalAlpha = 1;
    g.fillStyle = hue(r.c);
    if (v.vy(r.y) == y) disc(g, x, y, 4);
    g.font = '12px ' + FONT;
    const w = max(...texts.map(t => g.measureText(t).width)) + 18, h = 17 * texts.length + 10;
    const bx = x + 12 + w > v.W ? x - 12 - w : x + 12;
    const by = min(max(y - h - 8, 2), v.H - h - 2);
    g.fillStyle = back;
    g.strokeStyle = hue(r.c);
    g.beginPath();
    g.rect(bx, by, w, h);
    g.fill();
    g.stroke();
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    texts.forEach((t, i) => {
        g.fillStyle = !i && r.c.label ? hue(r.c) : ink;
        g.fillText(t, bx + 9, by + 14 + 17 * i);
    });
    v.said.textContent = texts.join(', ');
}

// What moves them.

function zoom(v, k, px, py, both) {
    const scale = (l, at) => [at + (l[0] - at) * k, at + (l[1] - at) * k];
    if (both != 'y') go(v, 'x', scale(v.x, v.ix(px)));
    if (both != 'x') go(v, 'y', scale(v.y, v.iy(py)));
    draw(v);
}
// Doubles end somewhere.
function go(v, axis, l) {
    const size = l[1] - l[0], most = max(abs(l[0]), abs(l[1]));
    if (size > 1e-12 * most && size > 1e-280 && most < 1e280) v[axis] = l;
}
function pan(v, dx, dy) {
    const sx = v.ix(dx) - v.ix(0), sy = v.iy(0) - v.iy(dy);
    go(v, 'x', v.x.map(a => a - sx));
    go(v, 'y', v.y.map(a => a + sy));
    draw(v);
}
// Home: as the page was, or around the curves where parameters were moved.
function home(v) {
    [v.x, v.y] = v.home;
    if (values.some((a, i) => a != D.params[i].value)) fit(v);
    v.at = null;
    draw(v);
}
function fit(v) {
    const ys = [];
    for (const c of v.p.curves) {
        if (c.hidden || c.points || 'touch' in c) continue;
        for (let i = 0; i <= 400; i++) ys.push(v.Y.to(valueAt(c, v.X.from(v.x[0] + (v.x[1] - v.x[0]) * i / 400))));
    }
    const s = ys.filter(isFinite).sort((a, b) => a - b), n = s.length;
    if (!n) return;
    let lo = s[0], hi = s[n - 1];
    const low = s[n / 20 | 0], high = s[n - 1 - (n / 20 | 0)], bulk = high - low;
    if (bulk > 0 && hi - lo > 50 * bulk) lo = low - .1 * bulk, hi = high + .1 * bulk;
    const space = .05 * (hi - lo) || abs(hi) / 2 || 1;
    if (lo > 0 && lo < .25 * (hi - lo)) lo = 0;
    if (hi < 0 && -hi < .25 * (hi - lo)) hi = 0;
    v.y = [lo - space, hi + space];
}

function listen(v) {
    const c = v.canvas, held = new Map();
    let last, corner;
    const at = e => {
        const r = c.getBoundingClientRect();
        return [e.clientX - r.left, e.clientY - r.top];
    };
    c.onpointerdown = e => {
        c.setPointerCapture(e.pointerId);
        held.set(e.pointerId, at(e));
        last = at(e);
        corner = e.shiftKey && last;
        v.at = null;
    };
    c.onpointermove = e => {
        const p = at(e), mine = held.get(e.pointerId);
        if (!mine) v.at = p[0] > v.left && p[0] < v.left + v.w ? p : null, draw(v);
        else if (corner) v.box = [...corner, p[0] - corner[0], p[1] - corner[1]], draw(v);
        else if (held.size == 2) {
            const o = [...held].find(h => h[0] != e.pointerId)[1];
            const d = q => Math.hypot(q[0] - o[0], q[1] - o[1]) + 1;
            zoom(v, d(mine) / d(p), o[0], o[1]);
        } else pan(v, p[0] - mine[0], p[1] - mine[1]);
        if (mine) held.set(e.pointerId, p);
    };
    c.onpointerup = c.onpointercancel = e => {
        const b = v.box;
        held.delete(e.pointerId);
        v.box = null;
        if (b && abs(b[2]) > 4 && abs(b[3]) > 4) {
            const xs = [b[0], b[0] + b[2]].map(v.ix).sort((p, q) => p - q);
            const ys = [b[1], b[1] + b[3]].map(v.iy).sort((p, q) => p - q);
            go(v, 'x', xs);
            go(v, 'y', ys);
        }
        corner = null;
        draw(v);
    };
    c.onpointerleave = () => {
        v.at = null;
        draw(v);
    };
    c.ondblclick = () => home(v);
    c.addEventListener('wheel', e => {
        e.preventDefault();
        const d = e.deltaY * (e.deltaMode ? 16 : 1) || e.deltaX;
        zoom(v, Math.exp(min(max(d, -300), 300) * .0015), ...at(e),
            e.shiftKey ? 'x' : e.altKey && 'y');
    }, {passive: false});
    c.onkeydown = e => {
        if (e.ctrlKey || e.altKey || e.metaKey) return;
        const x = v.left + v.w / 2, y = v.top + v.h / 2, s = {ArrowLeft: [1, 0],
            ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[e.key];
        if (e.key == '+' || e.key == '=') zoom(v, .8, x, y);
        else if (e.key == '-') zoom(v, 1.25, x, y);
        else if (e.key == '0' || e.key == 'Home' || e.key == 'r') home(v);
        else if (e.key == 'Escape') v.at = null, draw(v);
        else if (s && e.shiftKey) {
            v.at = v.at || [x, y];
            v.at[0] = min(max(v.at[0] - 4 * s[0], v.left + 1), v.left + v.w - 1);
            v.at[1] -= 4 * s[1];
            draw(v);
        } else if (s) pan(v, s[0] * v.w / 10, s[1] * v.h / 10);
        else return;
        e.preventDefault();
    };
    new ResizeObserver(() => draw(v)).observe(c);
}

D.params.forEach((q, i) => {
    if (q.lo == null) return;
    const row = add(add(sliders, 'label', {}), 'span', {});
    row.textContent = q.name;
    const s = add(row.parentNode, 'input', {type: 'range', min: q.lo, max: q.hi, step: 'any'});
    s.value = q.value;
    const out = add(row.parentNode, 'output', {textContent: show(q.value)});
    const set = value => {
        values[i] = value;
        out.textContent = show(value);
        drawAll();
    };
    s.oninput = () => set(+s.value);
    s.ondblclick = () => {
        s.value = q.value;
        set(q.value);
    };
});

darkness.onchange = drawAll;
onbeforeprint = () => {
    printing = 1;
    plots.forEach(paint);
};
onafterprint = () => {
    printing = 0;
    drawAll();
};
drawAll();
