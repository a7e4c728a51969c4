// SPDX-License-Identifier: GPL-3.0-or-later
// A page in a headless Chromium, over the pipe of its debugging protocol: opened, moved,
// asked. Nothing but node's own modules.
const {spawn} = require('child_process');

class Page {
    constructor(profile) {
        this.asked = new Map();
        this.next = 1;
        this.errors = [];
        this.requests = [];
        this.rest = '';
        this.process = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu',
            '--no-first-run', '--window-size=1000,800', '--user-data-dir=' + profile,
            '--remote-debugging-pipe'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
        this.process.stdio[4].on('data', bytes => this.receive(bytes.toString()));
        this.process.on('error', e => this.fail(e));
        this.process.on('exit', () => this.fail(new Error('the browser ended')));
    }
    fail(error) {
        this.asked.forEach(([, reject]) => reject(error));
        this.asked.clear();
    }
    receive(text) {
        const messages = (this.rest + text).split('\0');
        this.rest = messages.pop();
        for (const m of messages.map(s => JSON.parse(s))) {
            if (m.method == 'Runtime.exceptionThrown')
                this.errors.push(m.params.exceptionDetails.exception.description);
            if (m.method == 'Log.entryAdded' && m.params.entry.level == 'error')
                this.errors.push(m.params.entry.text);
            if (m.method == 'Network.requestWillBeSent') this.requests.push(m.params.request.url);
            if (m.method == 'Page.loadEventFired' && this.loaded) this.loaded();
            const answer = this.asked.get(m.id);
            this.asked.delete(m.id);
            if (answer) m.error ? answer[1](new Error(m.error.message)) : answer[0](m.result);
        }
    }
    send(method, params = {}) {
        const id = this.next++, sessionId = this.session;
        this.process.stdio[3].write(JSON.stringify({id, method, params, sessionId}) + '\0');
        return new Promise((good, bad) => this.asked.set(id, [good, bad]));
    }
    async open(path) {
        if (!this.session) {
            const {targetId} = await this.send('Target.createTarget', {url: 'about:blank'});
            const made = await this.send('Target.attachToTarget', {targetId, flatten: true});
            this.session = made.sessionId;
            for (const domain of ['Page', 'Runtime', 'Log', 'Network'])
                await this.send(domain + '.enable');
        }
        const loaded = new Promise(done => this.loaded = done);
        await this.send('Page.navigate', {url: 'file://' + path});
        await loaded;
        await this.settle();
    }
    // The value of an expression in the page.
    async ask(expression) {
        const r = await this.send('Runtime.evaluate',
            {expression, returnByValue: true, awaitPromise: true});
        if (r.exceptionDetails) throw new Error(r.exceptionDetails.exception.description);
        return r.result.value;
    }
    // Until what was asked for is painted.
    settle() {
        return this.ask('new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))' +
            '.then(() => 0)');
    }
    async mouse(type, x, y, more = {}) {
        await this.send('Input.dispatchMouseEvent', {type, x, y, ...more});
    }
    async drag(x0, y0, x1, y1, modifiers = 0) {
        const held = {button: 'left', buttons: 1, modifiers};
        await this.mouse('mousePressed', x0, y0, {...held, clickCount: 1});
        await this.mouse('mouseMoved', (x0 + x1) / 2, (y0 + y1) / 2, held);
        await this.mouse('mouseMoved', x1, y1, held);
        await this.mouse('mouseReleased', x1, y1, held);
        await this.settle();
    }
    async click(x, y, count = 1) {
        for (let i = 1; i <= count; i++)
            for (const type of ['mousePressed', 'mouseReleased'])
                await this.mouse(type, x, y, {button: 'left', clickCount: i});
        await this.settle();
    }
    async key(key, modifiers = 0) {
        for (const type of ['keyDown', 'keyUp'])
            await this.send('Input.dispatchKeyEvent',
                {type, key, modifiers, text: type == 'keyDown' && key.length == 1 ? key : undefined});
        await this.settle();
    }
    close() {
        this.process.removeAllListeners('exit');
        this.process.kill();
        return new Promise(done => this.process.on('exit', done));
    }
}

exports.Page = Page;
