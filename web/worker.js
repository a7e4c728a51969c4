// SPDX-License-Identifier: GPL-3.0-or-later
// The worker: the program, and what the page asks of it. It may be ended at any time: after each
// line it sends its memory away, and another one goes on from there.

let program, session, sent = 0, colours = 0;
const files = new Map(); // what the page has: name to time
const texts = ['', ''], decoders = [new TextDecoder(), new TextDecoder()], bytes = [[], []];

const say = (type, more, moved) => postMessage({type, ...more}, moved || []);

function flush(channel) {
    const b = bytes[channel];
    if (!b.length) return;
    say('text', {channel, text: decoders[channel].decode(new Uint8Array(b), {stream: true})});
    b.length = 0;
}

// What is printed comes in the order in which it was.
function put(channel, c) {
    if (c === null) return;
    if (bytes[1 - channel].length) flush(1 - channel);
    bytes[channel].push(c & 255);
    if (c == 10 && (bytes[channel].length > 8000 || performance.now() - sent > 50)) {
        flush(channel);
        sent = performance.now();
    }
}

const call = (name, result, types, args) => program.ccall('nb_page_' + name, result, types, args);

// A text of the program's, which it gave away.
function taken(at) {
    const text = program.UTF8ToString(at);
    program._free(at);
    return text;
}

const home = '/home/web_user';

// The files that were written since.
function written() {
    const found = [];
    for (const name of program.FS.readdir(home)) {
        const stat = program.FS.stat(home + '/' + name);
        if (!program.FS.isFile(stat.mode)) continue;
        const stamp = +stat.mtime + '/' + stat.size;
        if (files.get(name) === stamp) continue;
        files.set(name, stamp);
        found.push({name, bytes: program.FS.readFile(home + '/' + name)});
    }
    return found;
}

function keep(file) {
    program.FS.writeFile(home + '/' + file.name, file.bytes);
    const stat = program.FS.stat(home + '/' + file.name);
    files.set(file.name, +stat.mtime + '/' + stat.size);
}

const image = () => program.HEAPU8.slice(0, call('top', 'number', [], [])).buffer;

async function start(m) {
    program = await nabla({
        instantiateWasm: (imports, done) => {
            WebAssembly.instantiate(m.module, imports).then(instance => done(instance, m.module));
            return {};
        },
        preRun: [p => {
            p.FS.init(() => null, c => put(0, c), c => put(1, c));
            p.ENV.LANGUAGE = m.lang;
            p.ENV.LANG = m.lang + '.UTF-8';
            if (m.catalogue.length) p.FS.writeFile('/nabla.mo', m.catalogue);
        }],
        shows: (serial, title, html) => {
            flush(0);
            flush(1);
            say('shows', {serial, title, html});
        },
        moves: (serial, name, value) => say('moves', {serial, name, value}),
    });
    program.FS.ignorePermissions = true; // umask() gives none
    program.FS.chdir(home);
    m.files.forEach(keep);
    if (m.image) {
        const missing = m.image.byteLength - program.HEAPU8.length;
        if (missing > 0) call('grow', 'number', ['number'], [missing]);
        program.HEAPU8.set(new Uint8Array(m.image));
        session = m.session;
    } else {
        session = call('open', 'number', ['number', 'number'], [1, 1]);
        const first = image();
        say('image', {image: first, session}, [first]);
    }
    say('ready');
}

function run(m) {
    const ok = call('run', 'number', ['number', 'string'], [session, m.source]);
    flush(0);
    flush(1);
    const after = image();
    say('done', {ok, files: written(), image: after, session,
        over: !!call('is_over', 'number', ['number'], [session])}, [after]);
}

const answers = {
    start,
    run,
    file: m => keep(m.file),
    param: m => call('move', null, ['number', 'number', 'string', 'number'],
        [session, m.serial, m.name, m.value]),
    goes: m => say('goes', {id: m.id, on: !!call('goes_on', 'number', ['number', 'string', 'number'],
        [session, m.source, m.blank]), indent: call('indent', 'number', ['string'], [m.source])}),
    offers: m => say('offers', {id: m.id, list: taken(call('complete', 'number',
        ['number', 'string', 'string'], [session, m.line, m.word]))}),
    colour: m => {
        const n = new TextEncoder().encode(m.text).length;
        const at = call('colour', 'number', ['number', 'string', 'number'],
            [session, m.text, m.point]);
        say('colour', {id: m.id, colours: program.HEAPU8.slice(at, at + n)});
        program._free(at);
    },
};

onmessage = async e => {
    try {
        await answers[e.data.type](e.data);
    } catch (error) {
        flush(0);
        flush(1);
        say('died', {deep: error instanceof RangeError || /stack/i.test(error.message),
            text: '' + (error.message || error)});
    }
};
