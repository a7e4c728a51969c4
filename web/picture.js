// SPDX-License-Identifier: GPL-3.0-or-later
// A picture in the page: the file that savefig("x.html") writes, in a frame of its own.

const add = (parent, tag, props) =>
    parent.appendChild(Object.assign(document.createElement(tag), props));

const FIT = 'body{padding:.2rem .4rem}#plots{max-height:@MOSTpx!important}.hint,details{display:none}' +
    'main{max-width:none}body{overflow:hidden}.signs{margin:0;font:12px/1.15 "DejaVu Sans Mono",monospace}';

function download(name, content, type) {
    const a = add(document.body, 'a', {download: name,
        href: URL.createObjectURL(new Blob([content], {type}))});
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
}

// The plots, their titles and legends on one canvas, as they are seen.
function paintAll(frame) {
    const d = frame.contentDocument, w = d.documentElement, sharp = 2;
    const canvas = document.createElement('canvas'), g = canvas.getContext('2d');
    const css = frame.contentWindow.getComputedStyle(d.body), plots = d.getElementById('plots');
    canvas.width = w.clientWidth * sharp;
    canvas.height = (plots.getBoundingClientRect().bottom + 6) * sharp;
    g.scale(sharp, sharp);
    g.fillStyle = css.backgroundColor;
    g.fillRect(0, 0, canvas.width, canvas.height);
    g.textBaseline = 'middle';
    for (const c of d.querySelectorAll('canvas')) {
        const r = c.getBoundingClientRect();
        g.drawImage(c, r.left, r.top, r.width, r.height);
    }
    for (const e of d.querySelectorAll('h1,h2,.legend button span')) {
        const r = e.getBoundingClientRect(), s = frame.contentWindow.getComputedStyle(e);
        g.fillStyle = css.color;
        g.font = `${s.fontWeight} ${s.fontSize} ${s.fontFamily}`;
        g.textAlign = e.tagName == 'SPAN' ? 'left' : 'center';
        g.fillText(e.textContent, e.tagName == 'SPAN' ? r.left : r.left + r.width / 2,
            r.top + r.height / 2);
    }
    for (const e of d.querySelectorAll('.legend .key')) {
        const r = e.getBoundingClientRect(), s = frame.contentWindow.getComputedStyle(e);
        g.strokeStyle = s.borderTopColor;
        g.lineWidth = parseFloat(s.borderTopWidth);
        g.setLineDash({dotted: [2, 3], dashed: [6, 4]}[s.borderTopStyle] || []);
        g.beginPath();
        g.moveTo(r.left, r.top + g.lineWidth / 2);
        g.lineTo(r.right, r.top + g.lineWidth / 2);
        g.stroke();
    }
    return canvas;
}

// Shows the page `html` in the box; moved(name, value) hears of its sliders.
function makePicture(box, moved) {
    const frame = add(box, 'iframe', {});
    let html = '', waiting = {}, quiet = false;
    // None where the picture was cleared away.
    const sliderOf = name => frame.contentDocument &&
        [...frame.contentDocument.querySelectorAll('#sliders label')]
            .filter(l => l.firstChild.textContent === name).map(l => l.querySelector('input'))[0];
    const height = () => {
        const d = frame.contentDocument;
        if (d && d.body) frame.style.height = Math.ceil(d.body.getBoundingClientRect().height) + 'px';
    };
    frame.onload = () => {
        const d = frame.contentDocument;
        add(d.head, 'style', {textContent: FIT.replace('@MOST', Math.max(260, .6 * innerHeight | 0))});
        // The page is scrolled over pictures; one that was touched zooms.
        frame.contentWindow.addEventListener('wheel', e => {
            if (!d.hasFocus() && !e.ctrlKey) {
                e.stopImmediatePropagation();
                scroller.scrollBy(0, e.deltaY * (e.deltaMode ? 16 : 1));
            }
        }, {capture: true});
        d.addEventListener('pointerdown', e => {
            if (e.target.tagName == 'CANVAS') e.target.focus({preventScroll: true});
        });
        for (const row of d.querySelectorAll('#sliders label')) {
            row.querySelector('input').addEventListener('input', e => {
                const name = row.firstChild.textContent, first = !(name in waiting);
                waiting[name] = +e.target.value;
                if (first && !quiet) setTimeout(() => {
                    moved(name, waiting[name]);
                    delete waiting[name];
                }, 40);
            });
        }
        new ResizeObserver(height).observe(d.body);
        height();
    };
    return {
        frame,
        show(text, title) {
            html = text;
            frame.title = title;
            frame.srcdoc = text;
        },
        // The variable that it has a slider for has another value.
        move(name, value) {
            const s = sliderOf(name);
            if (!s) return;
            if (value < s.min) s.min = value;
            if (value > s.max) s.max = value;
            quiet = true;
            s.value = value;
            s.dispatchEvent(new Event('input'));
            delete waiting[name];
            quiet = false;
        },
        keepPage: name => download(name + '.html', html, 'text/html'),
        keepPicture: name => frame.contentDocument.getElementById('plots') && paintAll(frame).toBlob(b => download(name + '.png', b, 'image/png')),
        zoom: k => {
            const w = frame.contentWindow, c = frame.contentDocument.querySelectorAll('canvas');
            c.forEach(e => e.dispatchEvent(new w.KeyboardEvent('keydown', {key: k})));
        },
    };
}
