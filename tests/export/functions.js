// SPDX-License-Identifier: GPL-3.0-or-later
// Compares functions in JavaScript with nabla's values: 1e-12 of the value, or, near a
// root, of the values beside it.
const fs = require('fs'), dir = process.argv[2], POINTS = 1000;
const {cases} = require(dir + '/cases.js');
const bytes = fs.readFileSync(dir + '/functions.bin');
const all = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
let failed = 0, worst = 0, compared = 0;
cases.forEach(([name, f], k) => {
    const part = i => all.subarray((4 * k + i) * POINTS, (4 * k + i + 1) * POINTS);
    const x = part(0), want = part(1), sides = [part(2), part(3)];
    for (let i = 0; i < POINTS; i++) {
        const got = f(x[i]), w = want[i];
        const size = Math.max(Math.abs(w), ...sides.map(s => Math.abs(s[i]) || 0), 1e-300);
        const same = Object.is(got, w) || got === w;
        const error = same ? 0 : Math.abs(got - w) / size;
        compared++;
        if (error <= 1e-12) {
            worst = Math.max(worst, error);
            continue;
        }
        if (++failed <= 40)
            console.log(`${name} at ${x[i]}: ${got}, not ${w} (${error})`);
        return;
    }
});
console.log(`${cases.length} functions, ${compared} values, worst ${worst}; ${failed} wrong`);
process.exit(failed ? 1 : 0);
