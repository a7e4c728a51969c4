// SPDX-License-Identifier: GPL-3.0-or-later
// functions.js FOLDER: runs the code in JavaScript, beside nabla's numbers: 1e-12 of the value, or
// of what a change of x by 1e-12 of it does.
const fs = require('fs'), dir = process.argv[2];
const numbers = text => text.trim().split(/\s+/).map(word => Number(word.replace('inf', 'Infinity')));
let failed = 0, count = 0;
for (const file of fs.readdirSync(dir).filter(name => name.endsWith('.js'))) {
    const name = file.slice(0, -3), text = fs.readFileSync(dir + '/' + file, 'utf8');
    const title = /const (\w+)_prime=/.exec(text)[1];
    const [f, prime] = new Function(text + `;return [${title}, ${title}_prime]`)();
    const lines = fs.readFileSync(`${dir}/${name}.truth`, 'utf8').trim().split('\n').map(numbers);
    let wrong = 0;
    for (const [x, y, d, dd] of lines) {
        if (!(Math.abs(x) < 30))
            continue;
        for (const [got, want, slope] of [[f(x), y, d], [prime(x), d, dd]]) {
            const size = Math.abs(want) + Math.abs(x * slope || 0) + 1e-300;
            if (!Object.is(got, want) && got !== want && !(Math.abs(got - want) <= 1e-12 * size) &&
                !wrong++)
                console.log(`${name} at ${x}: ${got}, not ${want}`);
        }
    }
    failed += wrong > 0;
    count++;
}
console.log(`js: ${count} functions`);
process.exit(failed || count < 150 ? 1 : 0);
