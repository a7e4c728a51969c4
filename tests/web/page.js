// SPDX-License-Identifier: GPL-3.0-or-later
// page.js NABLA.HTML FOLDER: the page used as by a visitor. FOLDER/expected has lines and what
// they print, a tab between them.
const fs = require('fs'), path = require('path');
const {Page} = require(path.join(__dirname, '../export/browser.js'));
const [html, dir] = process.argv.slice(2);
let failures = 0;

function check(good, what) {
    if (!good) failures++, console.error('FAILED: ' + what);
}

const wait = ms => new Promise(d => setTimeout(d, ms));

// Until an expression in the page is true; false: it never is.
async function until(page, expression, seconds = 20) {
    for (const end = Date.now() + 1000 * seconds; Date.now() < end; await wait(30))
        if (await page.ask(`!!(${expression})`)) return true;
    return false;
}
const IDLE = 'document.body.dataset.state == "ready" && !running && !queue.length';

// What the lines print, without notes and the echo.
async function run(page, ...lines) {
    await page.ask(`pageOf.replaceChildren(), last = null, queue.push(...${
        JSON.stringify(lines)}.map(source => ({source}))), next(), 0`);
    check(await until(page, IDLE, 60), `${lines[0]} comes to an end`);
    return page.ask(`[...pageOf.querySelectorAll('.said')].map(e => e.textContent).join('')`);
}

async function type(page, text) {
    await page.send('Input.insertText', {text});
    await page.settle();
}

// In the picture that came last: its window, and a point of its first plot in the page.
const FRAME = 'document.querySelector("main figure:last-of-type iframe")';
const inFrame = (page, code) => page.ask(`(f => {
    const s = f.contentDocument.createElement('script');
    s.textContent = ${JSON.stringify(`window.answer = ${code}`)};
    f.contentDocument.body.append(s);
    return f.contentWindow.answer;
})(${FRAME})`);
async function drawn(page) {
    return await until(page, `${FRAME} && ${FRAME}.contentDocument.querySelector('canvas')`) &&
        await wait(300).then(() => inFrame(page, 'plots[0].W > 100'));
}

async function lines(page) {
    const rows = fs.readFileSync(dir + '/expected', 'utf8').trim().split('\n').map(s => s.split('\t'));
    for (const [line, text] of rows) {
        const said = (await run(page, line)).replace(/^note: .*\n/gm, '');
        check(said == text + '\n', `${line} prints ${JSON.stringify(said)}, not ${JSON.stringify(text)}`);
    }
}

async function errors(page) {
    const said = await run(page, 'sigmod(3)');
    check(said == 'error: unknown name \'sigmod\'\n  sigmod(3)\n  ^~~~~~  did you mean \'sigmoid\'?\n',
        'an error with its caret: ' + said);
    check((await run(page, 'help(silu)')).includes('Sigmoid linear unit'), 'help');
    const png = await run(page, 'plot(silu)', 'savefig("x.png")');
    check(/\.html, \.csv/.test(png), 'savefig of a .png: ' + png);
    await run(page, 'plot(silu)', 'savefig("x.csv")');
    check(await page.ask('files.has("x.csv") && files.get("x.csv").length > 1000'), 'savefig of a .csv');
}

// A caret is under its word, behind Chinese letters, too.
async function columns(page) {
    await run(page, '标题 = "激活函数"; sigmod(标题)');
    const [word, caret] = await page.ask(`['sigmod(', '^~'].map(text => {
        const walker = document.createTreeWalker(last.box, NodeFilter.SHOW_TEXT), range = document.createRange();
        for (let node; (node = walker.nextNode());)
            if (node.data.includes(text)) {
                range.setStart(node, node.data.indexOf(text));
                range.setEnd(node, range.startOffset + 1);
                return range.getBoundingClientRect().left;
            }
    })`);
    check(Math.abs(word - caret) < 1, `a caret is ${caret - word} beside its word`);
}

async function picture(page) {
    await run(page, 'plot(silu)');
    check(await drawn(page), 'a picture comes');
    check(await inFrame(page, 'plots[0].p.curves.length') == 2, 'silu and its derivative');
    const before = await inFrame(page, 'plots[0].x[1] - plots[0].x[0]');
    const box = await page.ask(`(r => [r.left, r.top, r.width, r.height])(${FRAME}.getBoundingClientRect())`);
    const at = [box[0] + box[2] / 2, box[1] + box[3] / 2];
    await page.mouse('mouseWheel', ...at, {deltaX: 0, deltaY: -100});
    check(await inFrame(page, 'plots[0].x[1] - plots[0].x[0]') == before, 'the wheel is the page\'s first');
    await page.click(...at);
    await page.mouse('mouseWheel', ...at, {deltaX: 0, deltaY: -300});
    await page.settle();
    const zoomed = await inFrame(page, 'plots[0].x[1] - plots[0].x[0]');
    check(zoomed < before, `a picture that was clicked zooms: ${before}, ${zoomed}`);
    await page.mouse('mouseMoved', ...at);
    await page.settle();
    check(/f′\(x\)/.test(await inFrame(page, 'plots[0].said.textContent')), 'it is read under the pointer');
}

// Two fingers on the last picture, apart by `from` and then by `to` pixels.
async function pinch(page, from, to) {
    const box = await page.ask(`(r => [r.left, r.top, r.width, r.height])(${FRAME}.getBoundingClientRect())`);
    const fingers = d => [-1, 1].map((side, id) => ({id, x: box[0] + box[2] / 2 + side * d / 2,
        y: box[1] + box[3] / 2}));
    await page.send('Emulation.setTouchEmulationEnabled', {enabled: true, maxTouchPoints: 5});
    await page.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: fingers(from)});
    for (let i = 1; i <= 4; i++)
        await page.send('Input.dispatchTouchEvent',
            {type: 'touchMove', touchPoints: fingers(from + (to - from) * i / 4)});
    await page.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
    await page.settle();
    await page.send('Emulation.setTouchEmulationEnabled', {enabled: false});
}

async function fingers(page) {
    await run(page, 'plot(silu)');
    await drawn(page);
    const before = await inFrame(page, 'plots[0].x[1] - plots[0].x[0]');
    await pinch(page, 80, 240);
    const after = await inFrame(page, 'plots[0].x[1] - plots[0].x[0]');
    check(after < before / 2 && after > before / 5, `two fingers zoom: ${before}, ${after}`);
}

// What is kept of a picture, and files that come from outside.
async function files(page) {
    await run(page, 'plot(silu)');
    await drawn(page);
    await page.ask(`window.kept = null, download = (name, content) => kept = {name, content}, 0`);
    await page.ask(`[...document.querySelectorAll('figure:last-of-type button')]
        .find(b => b.textContent == word('kept')).click(), 0`);
    check(await until(page, 'kept && kept.content.type == "image/png"'), 'the button PNG');
    await page.ask(`createImageBitmap(kept.content).then(i => kept.size = [i.width, i.height]), 0`);
    check(await until(page, 'kept.size && kept.size[0] > 600 && kept.size[1] > 300'), 'its size');
    await page.ask(`(d => (d.items.add(new File(['x,y\\n1,2\\n3,5\\n'], 'data.csv')),
        dispatchEvent(new DragEvent('drop', {dataTransfer: d}))))(new DataTransfer()), 0`);
    check(await until(page, 'files.has("data.csv")'), 'a file is dropped');
    const read = await run(page, 'load_csv("data.csv")');
    check(/5/.test(read) && !/error/.test(read), 'it is read: ' + read);
}

// The last answer is seen, though a picture before it takes its place late.
async function scrolling(page) {
    await run(page, 'plot(silu)', 'relu', 'plot(gelu)', 'help(silu)');
    await drawn(page);
    check(await until(page, 'isLow() && scroller.scrollTop > 300', 3), 'the end is seen');
    await page.ask('scroller.scrollBy(0, -50), 0');
    await wait(100);
    await page.ask(`goDown(), add(pageOf, 'div', {}).style.height = '500px', 0`);
    check(await until(page, 'isLow()', 1), 'what grows between a scroll and its event does no harm');
    await page.ask('scroller.scrollTo(0, 0), 0');
    await until(page, '!following', 3);
    await page.ask('say("more\\n", "out"), 0');
    await wait(100);
    check(await page.ask('scroller.scrollTop < 50'), 'who scrolled up stays there');
}

async function slider(page) {
    await run(page, 'a = 2', 'plot(x -> sin(a*x))');
    check(await drawn(page), 'a picture with a slider comes');
    check(await inFrame(page, 'values[0]') == 2, 'the slider has the variable\'s value');
    await inFrame(page, '(s => { s.value = 3; s.dispatchEvent(new Event("input")) })(document.querySelector("#sliders input"))');
    await wait(200);
    await page.ask('queue.push({source: "a"}), next(), 0');
    await until(page, IDLE);
    check(/^3\n$/m.test(await page.ask('last.box.textContent')), 'the variable follows the slider');
    await page.ask('queue.push({source: "a = -9"}), next(), 0');
    await until(page, IDLE);
    check(await inFrame(page, 'values[0]') == -9, 'the slider follows the variable');
}

async function keys(page) {
    await run(page, '0');
    await page.ask('input.focus(), put(""), 0');
    await type(page, 'sigmo');
    await page.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'Tab'});
    check(await until(page, 'input.value == "sigmoid"'), 'Tab completes: ' + await page.ask('input.value'));
    await type(page, '(0)');
    check(await until(page, 'shade.querySelector(".k1")'), 'numbers have a colour');
    await page.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'Enter', text: '\r'});
    check(await until(page, 'pageOf.innerText.includes("0.5")'), 'Enter runs');
    await until(page, IDLE);
    await page.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'ArrowUp'});
    check(await page.ask('input.value') == 'sigmoid(0)', 'the last line comes back');
    await page.ask('put(""), 0');
    await type(page, 'def f(x):');
    await page.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'Enter', text: '\r'});
    check(await until(page, 'input.value == "def f(x):\\n    "'), 'a block goes on, indented');
    await page.ask('put(""), 0');
}

async function interrupt(page) {
    await run(page, 'a = 5');
    await page.ask('queue.push({source: "while True: pass"}), next(), 0');
    await until(page, '!$("stop").hidden');
    await page.ask('interrupt(), 0');
    await until(page, IDLE);
    check(await page.ask('pageOf.innerText.includes(word("interrupted"))'), 'Ctrl-C is told');
    check(/^5\n/.test(await run(page, 'a')), 'the session is as it was');
    const deep = await run(page, 'def f(n): return 1 if n == 0 else 1 + f(n-1)', 'f(10^5)', 'a');
    check(/5\n$/.test(deep), 'what is too deep does no harm: ' + deep);
}

async function lesson(page) {
    const said = await run(page, 'lesson(1, "zh")', '', '');
    if (/unknown name/.test(said)) return;
    check(/[一-鿿]{4}/.test(said), 'lesson 1 is in Chinese: ' + said.slice(0, 200));
}

async function shared(page) {
    await run(page, '6*7', 'tanh\'(0)');
    const link = await page.ask('share(), location.href');
    await page.send('Page.navigate', {url: 'about:blank'});
    await wait(300);
    await page.open(link.replace('file://', ''));
    check(await until(page, 'pageOf.innerText.includes("42")'), 'a link brings the lines back');
    await until(page, IDLE);
}

(async () => {
    const page = new Page(fs.mkdtempSync(dir + '/profile-'));
    await page.open(html);
    await page.ask('localStorage.clear(), lang == "zh" && switchLanguage(), 0');
    check(await until(page, IDLE), 'the page starts');
    const only = process.env.PARTS;
    for (const part of [lines, errors, columns, picture, fingers, files, scrolling, slider, keys, interrupt, lesson, shared]) {
        if (only && !only.includes(part.name)) continue;
        const start = Date.now();
        await part(page);
        if (process.env.VERBOSE) console.error(part.name, Date.now() - start);
    }
    check(!page.errors.length, 'the page tells errors: ' + page.errors);
    const loaded = page.requests.filter(u => !/^(file|blob|data|about):/.test(u));
    check(!loaded.length, 'it asks a network: ' + loaded);
    await page.close();
    process.exit(failures ? 1 : 0);
})().catch(e => {
    console.error('' + e.stack);
    process.exit(1);
});
