// SPDX-License-Identifier: GPL-3.0-or-later
// The page: what is typed, what comes, and the worker that it comes from.

const $ = id => document.getElementById(id);
const log = $('log'), input = $('input'), shade = $('shade'), offers = $('offers'), scroller = log;

// Words.

const WORDS = {
    en: {
        lessons: 'Lessons', help: 'Help', share: 'Share', other: '中文', clear: 'Clear',
        stop: 'Stop', again: 'again', kept: 'PNG', page: 'HTML', home: 'Reset',
        hello: 'Activation functions and their gradients, in this page: nothing to install, ' +
            'nothing is sent.',
        how: 'Tab completes, ↑ brings lines back, Shift-Enter begins another line, Ctrl-C stops. ' +
            'Pictures zoom with the wheel once they are clicked, or with two fingers.',
        interrupted: 'interrupted', deep: 'error: this is too deep for the browser',
        died: 'error: the program stopped, and goes on from before this line',
        ended: 'The session has ended; this is another one.', copied: 'copied', loading: 'loading …',
    },
    zh: {
        lessons: '课程', help: '帮助', share: '分享', other: 'English', clear: '清空',
        stop: '停止', again: '再来', kept: 'PNG', page: 'HTML', home: '复原',
        hello: '激活函数及其梯度，就在这个网页里：无需安装，也不联网。',
        how: 'Tab 补全，↑ 找回以前的输入，Shift-Enter 换行，Ctrl-C 停止。' +
            '点一下图形后可用滚轮缩放，也可用两指缩放。',
        interrupted: '已中断', deep: '错误：对浏览器来说嵌套太深',
        died: '错误：程序停止了，从这一行之前继续',
        ended: '会话已结束；这是新的会话。', copied: '已复制', loading: '正在加载……',
    },
};
const store = {
    get(key) {
        try {
            return localStorage.getItem('nabla-' + key);
        } catch {
            return null;
        }
    },
    set(key, value) {
        try {
            localStorage.setItem('nabla-' + key, value);
        } catch { /* a page without storage forgets */ }
    },
};
let lang = store.get('lang') || (/^zh/i.test(navigator.language) ? 'zh' : 'en');
const word = key => WORDS[lang][key];

// The worker, and its memory as it was after the last line.

let worker, module, catalogue, image = null, session = 0, ready = false, running = null, serial = 0;
const files = new Map(), pictures = new Map(), asked = new Map(), queue = [];

async function unpack(id) {
    const text = atob($(id).textContent.trim());
    const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
    $(id).remove();
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

let code;
function startWorker() {
    code = code || URL.createObjectURL(new Blob([$('work').textContent], {type: 'text/javascript'}));
    ready = false;
    worker = new Worker(code);
    worker.onmessage = e => hear[e.data.type](e.data);
    worker.onerror = e => {
        e.preventDefault();
        hear.died({text: e.message});
    };
    worker.postMessage({type: 'start', module, image, session, lang: lang == 'zh' ? 'zh_CN' : 'en',
        catalogue: lang == 'zh' ? catalogue : [],
        files: [...files].map(([name, bytes]) => ({name, bytes}))});
}

function ask(type, more) {
    return new Promise(answer => {
        const id = ++serial;
        asked.set(id, answer);
        worker.postMessage({type, id, ...more});
        setTimeout(() => asked.delete(id) && answer(null), 2000);
    });
}
const answered = m => {
    const answer = asked.get(m.id);
    asked.delete(m.id);
    if (answer) answer(m);
};

// The line ends before it was done: another worker goes on from before it.
function restart(text, kind) {
    worker.terminate();
    if (running && text) say(text + '\n', kind);
    startWorker();
    finish();
}

const hear = {
    text: m => say(m.text, m.channel ? 'err' : 'out'),
    image: m => ([image, session] = [m.image, m.session]),
    shows: show,
    moves: m => pictures.has(m.serial) && pictures.get(m.serial).move(m.name, m.value),
    goes: answered,
    offers: answered,
    colour: answered,
    ready() {
        ready = true;
        input.disabled = false;
        input.placeholder = '';
        if (matchMedia('(pointer: fine)').matches) input.focus({preventScroll: true});
        document.body.dataset.state = 'ready';
        next();
    },
    done(m) {
        m.files.forEach(keepFile);
        if (m.over) {
            image = null;
            pictures.clear();
            restart('', '');
            say(word('ended') + '\n', 'd');
            return;
        }
        [image, session] = [m.image, m.session];
        finish();
    },
    died(m) {
        if (!running && !ready) {
            say(m.text + '\n', 'r');
            return;
        }
        restart(m.deep ? word('deep') : `${word('died')} (${m.text})`, 'r');
    },
};

function finish() {
    running = null;
    $('stop').hidden = true;
    document.body.dataset.state = ready ? 'ready' : 'starting';
    next();
}

// Lines that wait for those before them.
function next() {
    if (!ready || running || !queue.length) return;
    running = queue.shift();
    document.body.dataset.state = 'running';
    echo(running);
    worker.postMessage({type: 'run', source: running.source});
    setTimeout((was => () => $('stop').hidden = running !== was)(running), 250);
}

function run(source) {
    queue.push({source});
    next();
}

// What is seen.

const isLow = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
const goDown = () => scroller.scrollTo(0, scroller.scrollHeight);
new ResizeObserver(() => following && goDown()).observe(log.appendChild(document.createElement('div')));
const pageOf = log.lastChild;
let following = true, last = null, scrolled = 0;
// Who scrolls up looks at what was; a picture that grows below does not move the page up.
scroller.addEventListener('scroll', () => {
    following = isLow() || (following && scroller.scrollTop >= scrolled);
    scrolled = scroller.scrollTop;
});

function echo(line) {
    const row = add(pageOf, 'div', {className: 'typed'});
    add(row, 'span', {className: 'mark', textContent: 'nabla>'});
    add(row, 'pre', {textContent: line.source});
    const b = add(row, 'button', {className: 'again', type: 'button', textContent: '↻', title: word('again')});
    b.onclick = () => put(line.source);
    last = null;
    following = true;
    goDown();
}

// Colours as terminals have them, as classes.
const SGR = {1: 'b', 2: 'd', 3: 'i', 4: 'u', 31: 'r', 32: 'g', 33: 'y', 34: 'l', 35: 'm', 36: 'c', 91: 'r', 92: 'g', 94: 'l'};
// Columns and what is under a line stay where they are; sentences are wrapped.
const COLUMNS = /\S {2,}\S|^[\s([]|^tensor/;
// Letters as wide as two, of which fonts make less, have their places where something stands
// behind them in columns or under them.
const WIDE = /([\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6])/;
function widen(line) {
    const text = line.textContent, last = /^.*\S {2,}(?=\S)|^ {5,}/.exec(text);
    let at = last ? last[0].length : text.length;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), parts = [];
    while (walker.nextNode()) parts.push(walker.currentNode);
    for (const part of parts) {
        const pieces = part.data.slice(0, Math.max(at, 0)).split(WIDE);
        at -= part.data.length;
        if (pieces.length == 1) continue;
        part.replaceWith(...pieces.map((s, i) => i % 2 ? add(line, 'span', {className: 'w', textContent: s}) : s),
            part.data.slice(pieces.join('').length));
    }
}
let looks = '';
function addLine(text, whole) {
    const line = last.line || (last.line = add(last.box, 'span', {}));
    if (text) looks ? add(line, 'span', {className: looks.trim(), textContent: text}) : line.append(text);
    if (!whole) return;
    line.append('\n');
    if (COLUMNS.test(line.textContent)) widen(line);
    else line.className = 'prose';
    last.line = null;
}
function addText(text) {
    for (const part of text.split(/(\x1b\[[0-9;]*m)/)) {
        const m = /^\x1b\[([0-9;]*)m$/.exec(part);
        if (m) for (const n of m[1].split(';')) looks = SGR[n] ? looks + ' ' + SGR[n] : +n && +n != 22 ? looks : '';
        else if (part) part.split('\n').forEach((s, i, all) => addLine(s, i < all.length - 1));
    }
}

function say(text, kind) {
    if (!last || last.kind !== kind) {
        last = {kind, box: add(pageOf, 'pre', {className: 'said wide' + (kind.length == 1 ? ' ' + kind : '')})};
        looks = '';
    }
    addText(text);
    last.size = (last.size | 0) + text.length;
    if (last.size > 400000) last = null;
}

function show(m) {
    let p = pictures.get(m.serial);
    if (!p) {
        const box = add(pageOf, 'figure', {}), bar = add(box, 'figcaption', {});
        p = makePicture(box, (name, value) => worker.postMessage({type: 'param', serial: m.serial, name, value}));
        p.box = box;
        p.title = add(bar, 'span', {});
        const file = 'plot-' + m.serial;
        for (const [text, act] of [['+', () => p.zoom('+')], ['−', () => p.zoom('-')],
            [word('home'), () => p.zoom('0')], [word('kept'), () => p.keepPicture(file)],
            [word('page'), () => p.keepPage(file)]])
            add(bar, 'button', {type: 'button', textContent: text}).onclick = act;
        pictures.set(m.serial, p);
    } else {
        pageOf.append(p.box); // a figure that has changed is the last answer
    }
    p.title.textContent = m.title.replace(/^nabla: /, '');
    p.show(m.html, m.title);
    last = null;
    following = true;
}

function keepFile(file) {
    files.set(file.name, file.bytes);
    const b = add(pageOf, 'button', {className: 'file', type: 'button', textContent: '⤓ ' + file.name});
    b.onclick = () => download(file.name, files.get(file.name), 'application/octet-stream');
    last = null;
}

// The line that is typed.

let history = [], at = 0, draft = '';
try {
    history = JSON.parse(store.get('history')) || [];
} catch { /* none */ }
at = history.length;

function remember(source) {
    if (source.trim() && history[history.length - 1] !== source) history.push(source);
    history = history.slice(-500);
    at = history.length;
    store.set('history', JSON.stringify(history));
}

function put(text, caret = text.length) {
    input.value = text;
    input.focus();
    input.setSelectionRange(caret, caret);
    typed();
}

function recall(step) {
    if (at == history.length) draft = input.value;
    at = Math.min(Math.max(at + step, 0), history.length);
    put(at == history.length ? draft : history[at]);
}

// The letters in the colours that the program gives their bytes.
const encoder = new TextEncoder();
const bytesOf = text => encoder.encode(text).length;
async function typed() {
    const text = input.value;
    shade.textContent = text + '\n';
    hideOffers();
    if (!ready || running || !text) return;
    const m = await ask('colour', {text, point: bytesOf(text.slice(0, input.selectionStart))});
    if (!m || input.value !== text) return;
    shade.textContent = '';
    let byte = 0;
    for (let run = '', kind = 0, letters = [...text, '\0'], i = 0; i < letters.length; i++) {
        const k = letters[i] == '\0' ? -1 : m.colours[byte];
        byte += bytesOf(letters[i]);
        if (k !== kind && run) {
            kind ? add(shade, 'span', {className: 'k' + kind, textContent: run}) : shade.append(run);
            run = '';
        }
        kind = k;
        run += letters[i];
    }
    shade.append('\n');
}

const BREAKS = /[^\s"'`@$><=;|&{}()[\]+\-*/%^,:!~?.]*$/;
let chosen = -1;
function hideOffers() {
    offers.hidden = true;
    chosen = -1;
}

function insert(text, drop) {
    const from = input.selectionStart - drop;
    put(input.value.slice(0, from) + text + input.value.slice(input.selectionEnd), from + text.length);
}

function choose(i) {
    const items = [...offers.children];
    chosen = (i + items.length) % items.length;
    items.forEach((e, k) => e.setAttribute('aria-selected', k == chosen));
    items[chosen].scrollIntoView({block: 'nearest'});
}

async function complete() {
    if (!ready || running) return;
    const line = input.value.slice(0, input.selectionStart);
    const escape = /\\[\w^-]*$/.exec(line), start = escape ? escape[0] : BREAKS.exec(line)[0];
    const m = await ask('offers', {line, word: start});
    if (!m || input.value.slice(0, input.selectionStart) !== line) return;
    const list = m.list.split('\n').filter(s => s).map(s => s.split('\t'));
    if (!list.length) return;
    let common = list[0][0];
    for (const [text] of list) while (!text.startsWith(common)) common = common.slice(0, -1);
    if (list.length == 1 || common.length > start.length) insert(common, start.length);
    if (list.length == 1) return;
    offers.replaceChildren();
    for (const [text, shown, doc] of list.slice(0, 200)) {
        const li = add(offers, 'li', {role: 'option'});
        add(li, 'code', {textContent: shown});
        add(li, 'span', {textContent: doc});
        li.onpointerdown = e => e.preventDefault();
        li.onclick = () => insert(text, Math.max(common.length, start.length));
        li.insertIt = li.onclick;
    }
    offers.hidden = false;
    chosen = -1;
}

async function enter() {
    const source = input.value;
    if (source.includes('\n') && source.slice(input.selectionStart).trim()) return insert('\n', 0);
    const lastLine = source.slice(source.lastIndexOf('\n') + 1);
    const m = ready && !running && source.trim() ?
        await ask('goes', {source, blank: +!lastLine.trim()}) : null;
    if (m && m.on) return insert('\n' + ' '.repeat(m.indent), 0);
    remember(source.trim());
    put('');
    run(source.replace(/\s+$/, ''));
}

function interrupt() {
    queue.length = 0;
    if (running) restart(word('interrupted'), 'r');
    else put('');
}

input.onkeydown = e => {
    const k = e.key, plain = !e.ctrlKey && !e.altKey && !e.metaKey;
    const before = input.value.slice(0, input.selectionStart), after = input.value.slice(input.selectionEnd);
    if (e.isComposing) return;
    if (k == 'Tab' && plain && (!offers.hidden || input.value.trim())) {
        if (!offers.hidden) choose(chosen + (e.shiftKey ? -1 : 1));
        else if (/(^|\n) *$/.test(before) && input.value.includes('\n')) insert('    ', 0);
        else complete();
    } else if (!offers.hidden && (k == 'ArrowDown' || k == 'ArrowUp')) choose(chosen + (k == 'ArrowUp' ? -1 : 1));
    else if (!offers.hidden && k == 'Escape') hideOffers();
    else if (k == 'Enter' && !e.shiftKey && plain) chosen >= 0 ? offers.children[chosen].insertIt() : enter();
    else if (k == 'ArrowUp' && plain && !before.includes('\n')) recall(-1);
    else if (k == 'ArrowDown' && plain && !after.includes('\n')) recall(1);
    else if (k == 'l' && e.ctrlKey) pageOf.replaceChildren();
    else return;
    e.preventDefault();
};
addEventListener('keydown', e => {
    if (e.key == 'c' && e.ctrlKey && !getSelection().toString() &&
        input.selectionStart == input.selectionEnd) interrupt();
    else if (e.key == 'Escape' && running) interrupt();
});
input.oninput = typed;
input.onscroll = () => shade.scrollTop = input.scrollTop;
$('entry').onsubmit = e => {
    e.preventDefault();
    enter();
};
$('stop').onclick = interrupt;

for (const k of ['(', ')', '\'', '^', ',', '=', '->', '[', ']', 'x', 'π', 'Tab', '↑']) {
    const b = add($('keys'), 'button', {type: 'button', tabIndex: -1, textContent: k});
    b.onpointerdown = e => e.preventDefault();
    b.onclick = () => k == 'Tab' ? complete() : k == '↑' ? recall(-1) : insert(k, 0);
}

// Files that are dropped here are the program's.
addEventListener('dragover', e => {
    e.preventDefault();
    log.classList.add('drop');
});
addEventListener('dragleave', () => log.classList.remove('drop'));
addEventListener('drop', async e => {
    e.preventDefault();
    log.classList.remove('drop');
    for (const f of e.dataTransfer.files) {
        const file = {name: f.name, bytes: new Uint8Array(await f.arrayBuffer())};
        worker.postMessage({type: 'file', file});
        keepFile(file);
    }
});

// What stands above.

function share() {
    const lines = [...pageOf.querySelectorAll('.typed pre')].map(e => e.textContent).filter(s => s.trim());
    window.history.replaceState(null, '', '#' + lines.map(encodeURIComponent).join('&'));
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).catch(() => {});
    $('share').textContent = word('copied');
    setTimeout(() => $('share').textContent = word('share'), 1200);
}

function switchLanguage() {
    lang = lang == 'zh' ? 'en' : 'zh';
    store.set('lang', lang);
    image = null;
    pageOf.replaceChildren();
    pictures.clear();
    queue.length = 0;
    worker.terminate();
    running = null;
    startWorker();
    greet();
}

function greet() {
    document.documentElement.lang = lang == 'zh' ? 'zh-CN' : 'en';
    $('bar').replaceChildren();
    for (const [id, act] of [['lessons', () => run('lesson')], ['help', () => run('help()')],
        ['share', share], ['clear', () => pageOf.replaceChildren()], ['other', switchLanguage]])
        add($('bar'), 'button', {type: 'button', id, textContent: word(id)}).onclick = act;
    $('stop').textContent = word('stop');
    input.placeholder = ready ? '' : word('loading');
    const box = add(pageOf, 'div', {className: 'hello'});
    add(box, 'p', {textContent: word('hello')});
    const row = add(box, 'div', {className: 'try'});
    for (const line of ['plot(silu)', 'relu\'(0)', 'a = 2; plot(x -> sin(a*x)/x)', 'sigmoid(linspace(-5, 5, 10))', 'help(gelu)'])
        add(row, 'button', {type: 'button', textContent: line}).onclick = () => {
            remember(line);
            run(line);
        };
    add(box, 'p', {className: 'd', textContent: word('how')});
}

onhashchange = () => location.reload();

document.body.dataset.state = 'loading';
greet();
async function begin() {
    catalogue = await unpack('catalogue');
    module = await WebAssembly.compile(await unpack('program'));
    for (const part of location.hash.slice(1).split('&'))
        if (part) queue.push({source: decodeURIComponent(part)});
    startWorker();
}
begin().catch(e => say(e + '\n', 'r'));
