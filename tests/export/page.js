// SPDX-License-Identifier: GPL-3.0-or-later
// Drives pages that page.sh made, whose folder is the argument, and compares what they say
// with nabla's numbers.
const fs = require('fs'), {Page} = require('./browser.js');
const dir = process.argv[2];
let failed = 0;

function check(what, good, more = '') {
    if (good) return;
    failed++;
    console.log(`${what} ${more === '' ? '' : JSON.stringify(more)}`);
}

const close = (a, b, size) => Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * size;

// The columns x, f, f' that nabla wrote.
function table(name) {
    return fs.readFileSync(`${dir}/${name}`, 'utf8').trim().split('\n')
        .map(line => line.split('\t').map(Number));
}

// The i-th curve of the first plot at nabla's points.
async function compare(page, name, i = 0) {
    const rows = table(name), size = rows.reduce((m, r) => Math.max(m, Math.abs(r[1]) || 0), 0);
    const got = await page.ask(`${JSON.stringify(rows.map(r => r[0]))}.map(x =>
        [valueAt(plots[0].p.curves[${i}], x), slopeAt(plots[0].p.curves[${i}], x)])`);
    const wrong = got.findIndex((g, k) => !close(g[0], rows[k][1], size) ||
        !close(g[1], rows[k][2], size));
    check(`${name}: ${rows.length} values`, rows.length >= 1000 && wrong < 0,
        wrong < 0 ? rows.length : [rows[wrong], got[wrong]]);
}

const view = page => page.ask('({x: plots[0].x, y: plots[0].y})');
const same = (a, b) => Math.abs(a - b) < 1e-6 * (1 + Math.abs(b)); // a pointer has floats

async function moves(page) {
    const r = await page.ask(`(() => { const r = plots[0].canvas.getBoundingClientRect(), v = plots[0];
        return {x: r.left + v.left, y: r.top + v.top, w: v.w, h: v.h}; })()`);
    const px = r.x + .25 * r.w, py = r.y + .5 * r.h, home = await view(page);
    const at = v => v.x[0] + .25 * (v.x[1] - v.x[0]);
    await page.mouse('mouseWheel', px, py, {deltaX: 0, deltaY: -200});
    await page.settle();
    let v = await view(page);
    check('the wheel zooms', v.x[1] - v.x[0] < .9 * (home.x[1] - home.x[0]), v);
    check('at the pointer', Math.abs(at(v) - at(home)) < .02, [at(v), at(home)]);
    await page.click(px, py, 2);
    check('a double click goes home', JSON.stringify(await view(page)) == JSON.stringify(home));
    await page.drag(px, py, px + .1 * r.w, py);
    v = await view(page);
    check('dragging moves', same(v.x[0], home.x[0] - .1 * (home.x[1] - home.x[0])), v);
    check('and does not zoom', same(v.x[1] - v.x[0], home.x[1] - home.x[0]), v);
    await page.key('0');
    check('0 goes home', JSON.stringify(await view(page)) == JSON.stringify(home));
    await page.drag(px, py - .2 * r.h, px + .25 * r.w, py + .1 * r.h, 8);
    v = await view(page);
    check('Shift and drag zoom into a box', Math.abs(v.x[0] - at(home)) < .1 &&
        Math.abs(v.x[1] - (home.x[0] + home.x[1]) / 2) < .1, v);
    await page.key('0');
    await page.key('+');
    v = await view(page);
    check('+ zooms', same(v.x[1] - v.x[0], .8 * (home.x[1] - home.x[0])), v);
    await page.key('-');
    await page.key('ArrowRight');
    v = await view(page);
    check('an arrow moves', same(v.x[0], home.x[0] + .1 * (home.x[1] - home.x[0])), v);
    await page.key('Home');
    for (let i = 0; i < 100; i++) await page.mouse('mouseWheel', px, py, {deltaX: 0, deltaY: -300});
    await page.settle();
    v = await view(page);
    check('the smallest view is one', v.x[1] > v.x[0] && v.y[1] > v.y[0], v);
    await page.key('Home');
    return {px, py, r};
}

async function reads(page, {px, py, r}) {
    await page.mouse('mouseMoved', px, py);
    await page.settle();
    const got = await page.ask('(({c, x, y, slope}) => ({name: named(c), x, y, slope, want: ' +
        '[valueAt(c, x), slopeAt(c, x)], said: plots[0].said.textContent}))(plots[0].reading)');
    check('the pointer reads a curve', got.y === got.want[0] && got.slope === got.want[1], got);
    check('the reading is said', got.said.startsWith(got.name) && got.said.includes('f′(x) = '), got);
    await page.key('Escape');
    await page.key('ArrowRight', 8);
    check('Shift and an arrow read', await page.ask('plots[0].at != null'));
    await page.key('Escape');
}

async function toggles(page) {
    const b = await page.ask(`(() => { const r = document.querySelector('button')
        .getBoundingClientRect(); return [r.left + 9, r.top + 9]; })()`);
    await page.click(...b);
    check('the legend hides', await page.ask(`plots[0].p.curves[0].hidden &&
        document.querySelector('button').getAttribute('aria-pressed') == 'false'`));
    await page.click(...b);
    check('and shows', await page.ask('!plots[0].p.curves[0].hidden'));
}

// A slider moves the curve and its derivative; home fits the view around them.
async function slides(page) {
    await page.open(`${dir}/open.html`);
    const names = await page.ask(
        "[...document.querySelectorAll('#sliders label')].map(l => l.firstChild.textContent)");
    check('a slider for each parameter', names.join() == 'a,f b,elu alpha', names);
    check('that can be named', await page.ask("document.querySelector('#sliders input').labels.length == 1"));
    await compare(page, 'open.tsv');
    const before = await view(page);
    for (const [i, value] of [[0, '0.75'], [1, '-1.5'], [2, '2.25']])
        await page.ask(`(() => { const s = document.querySelectorAll('#sliders input')[${i}];
            s.value = '${value}'; s.dispatchEvent(new Event('input')); })()`);
    await page.settle();
    await compare(page, 'moved.tsv');
    await compare(page, 'elu.tsv', 1);
    check('a slider keeps the view', JSON.stringify(before) == JSON.stringify(await view(page)));
    await page.click(400, 300, 2);
    const after = await view(page);
    check('home is around the moved curves', after.y[0] < -2.1 && after.y[0] > -4 &&
        after.x[0] == before.x[0], after);
    await page.ask("document.querySelectorAll('#sliders input')[0].ondblclick()");
    check('a double click puts a parameter back', await page.ask('values[0] == 2'));
    await page.open(`${dir}/steps.html`);
    check('a count is no parameter', await page.ask('D.params.map(q => q.name).join()') == 'c');
}

// What a trace has between two breaks is not joined over them.
async function traces(page) {
    await page.open(`${dir}/jumps.html`);
    const got = await page.ask(`plots[0].p.curves.map(({trace: t}) => ({dots: t.dots,
        ends: t.pieces.map(q => [q[0], q[q.length - 2], q[1], q[q.length - 1]])}))`);
    check('floor: pieces', got[0].ends.length == 6 &&
        got[0].ends.every(e => e[2] == e[3] && Math.abs(e[1] - e[0] - 1) < 1e-9), got[0].ends);
    check('floor: dots', got[0].dots.filter(d => d[2]).length == 7 &&
        got[0].dots.filter(d => !d[2]).length == 7, got[0].dots);
    check('1/x: two pieces to the end of the frame', got[1].ends.length == 2 &&
        got[1].ends[0][3] < -1e200 && got[1].ends[1][2] > 1e200 && !got[1].dots.length, got[1]);
    check('log: down out of the frame', got[2].ends.length == 1 && got[2].ends[0][2] < -1e200, got[2]);
    check('a hole is an open dot', got[3].dots.length == 1 && !got[3].dots[0][2] &&
        Math.abs(got[3].dots[0][1] - 1) < 1e-6, got[3]);
    check('sqrt ends without a dot', got[4].ends.length == 1 && got[4].ends[0][0] == 0 &&
        !got[4].dots.length, got[4]);
    check('a root of the tenth order is one piece', got[6].ends.length == 1 &&
        !got[6].dots.length, got[6]);
    check('a hole among rounding', got[7].dots.length == 1 && Math.abs(got[7].dots[0][1] - .5) <
        .01, got[7]);
    check('what oscillates has no end', !got[8].dots.length, got[8].dots);
    const dots = await page.ask("plots[1].p.curves[1].trace.dots");
    check('a derivative has holes where its function jumps', dots.length == 3 &&
        dots.every(d => !d[2] && d[1] == 0), dots);
    check('abs is one piece', got[5].ends.length == 1 && !got[5].dots.length, got[5]);
}

// Axes by logarithms and turned round: what is drawn is linear in places.
async function axes(page) {
    await page.open(`${dir}/axes.html`);
    const got = await page.ask(`plots.map(v => ({x: v.x, y: v.y, xt: v.xt, left: v.px(v.x[0]),
        right: v.px(v.x[1]), trace: v.p.curves[0].trace, place: v.vx(v.X.from(.7)) - v.px(.7)}))`);
    check('a logarithmic axis', Math.abs(got[0].x[0] - Math.log(.01)) < 1e-9 &&
        got[0].xt.map(t => t[1]).join() == '0.01,0.1,1,10,100', got[0].xt);
    check('places and values', got.every(g => Math.abs(g.place) < 1e-9), got.map(g => g.place));
    const [p] = got[0].trace.pieces;
    check('a power is a line there', p.every((t, i) => i % 2 || Math.abs(p[i + 1] - 2 * t) < 1e-9));
    check('formulas in texts', await page.ask(`document.querySelector('h2').innerHTML ==
        '<i>x</i><sup>2</sup> &amp; &lt;b&gt;' && plots[0].p.title == 'x² & <b>' &&
        plots[0].p.xlabel == 'α'`), await page.ask("document.querySelector('h2').innerHTML + plots[0].p.xlabel"));
    check('symlog has its zero', Math.abs(got[1].y[0] + got[1].y[1]) < 1e-9, got[1].y);
    check('reversed', got[2].left > got[2].right && got[2].xt.map(t => t[1]).join() == '-π,0,π', got[2].xt);
    check('jumps on a logarithmic axis', got[3].trace.dots.filter(d => d[2]).every(d =>
        Math.abs(d[0] - Math.round(d[0])) < 1e-9) && got[3].trace.dots.length > 6, got[3].trace.dots);
    const before = await view(page), r = await page.ask(`(() => { const r = plots[0].canvas
        .getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()`);
    await page.mouse('mouseWheel', ...r, {deltaX: 0, deltaY: -200});
    await page.settle();
    const after = await view(page);
    check('zoomed', after.x[0] > before.x[0] && after.x[1] < before.x[1], after);
}

// Bars, spans, bands and lines are in the picture, and the legend takes bars away.
async function areas(page) {
    const at = (x, y) => page.ask(`(() => { const v = plots[0], c = v.canvas,
        s = c.width / c.getBoundingClientRect().width;
        return [...c.getContext('2d').getImageData(Math.round(s * v.vx(${x})),
            Math.round(s * v.vy(${y})), 1, 1).data].slice(0, 3).join(); })()`);
    await page.open(`${dir}/powers.html`);
    check('a bar on a logarithmic axis', await at(2.2, 700) != await at(2.2, 1500) &&
        await at(2.2, 1.5) != await at(2.2, 1500) && await at(1.2, 15) == await at(2.2, 1500));
    await page.open(`${dir}/areas.html`);
    const empty = await at(2.7, 3.3), bar = await at(2.2, 1.7);
    check('a bar', bar != empty, bar);
    check('a span', await at(.3, 4.3) != empty);
    check('a band', await at(2.2, 4.7) != empty);
    check('a line', await at(1.5, 1.3) != empty);
    check('none above a bar', await at(1.2, 3.3) == empty);
    await page.ask("document.querySelector('button').click()");
    await page.settle();
    check('bars are hidden', await at(2.2, 1.7) == empty);
}

async function looks(page) {
    await page.open(`${dir}/plain.html`);
    check('an accessible name', (await page.ask(
        "plots[0].canvas.getAttribute('aria-label')")).includes('gelu'));
    check('headings and scripts are text', await page.ask(`!window.hacked &&
        !document.querySelector('img') && document.title.includes('<img')`));
    check('the recipe is there', (await page.ask("document.querySelector('pre').textContent"))
        .includes('plot(gelu'));
    const corner = `(() => { const c = plots[0].canvas;
        return [...c.getContext('2d').getImageData(1, 1, 1, 1).data].slice(0, 3); })()`;
    check('light', (await page.ask(corner)).every(b => b > 240));
    const dark = value => page.send('Emulation.setEmulatedMedia',
        {features: [{name: 'prefers-color-scheme', value}]});
    await dark('dark');
    await page.settle();
    check('dark', (await page.ask(corner)).every(b => b < 40), await page.ask(corner));
    await page.ask("dispatchEvent(new Event('beforeprint'))");
    check('paper is white', (await page.ask(corner)).every(b => b > 240));
    check('and print sharp', await page.ask(
        'plots[0].canvas.width >= 2.9 * plots[0].canvas.getBoundingClientRect().width'));
    await page.ask("dispatchEvent(new Event('afterprint'))");
    await dark('light');
    await page.send('Emulation.setDeviceMetricsOverride',
        {width: 500, height: 800, deviceScaleFactor: 2, mobile: false});
    await page.settle();
    check('small and sharp', await page.ask(`plots[0].canvas.width >= 1.9 *
        plots[0].canvas.getBoundingClientRect().width &&
        document.documentElement.scrollWidth <= innerWidth`));
    await page.send('Emulation.clearDeviceMetricsOverride');
}

(async () => {
    const page = new Page(dir + '/profile');
    try {
        await page.open(`${dir}/plain.html`);
        await compare(page, 'gelu.tsv');
        const where = await moves(page);
        await reads(page, where);
        await toggles(page);
        await slides(page);
        await traces(page);
        await axes(page);
        await areas(page);
        await looks(page);
        await page.open(`${dir}/fixed.html`);
        check('what has no spelling has nodes', await page.ask(`plots[0].p.curves[0].nodes &&
            document.querySelector('button').textContent.includes('fixed resolution')`));
        const far = await page.ask('[-5.9, -1, .3, 4].map(x => valueAt(plots[0].p.curves[0], x) - ' +
            'Math.sin(x) * 30)');
        check('that give the curve', far.every(d => Math.abs(d) < 1e-5), far);
        check('no errors', !page.errors.length, page.errors);
        check('no network', page.requests.every(u => u.startsWith('file://' + dir)), page.requests);
    } catch (e) {
        check('the driver', false, e.message);
    }
    await page.close();
    process.exit(failed ? 1 : 0);
})();
