// SPDX-License-Identifier: GPL-3.0-or-later
// Before the command line for node: its program is a file and no address.
Module.wasmBinary = require('fs').readFileSync(__dirname + '/nabla-node.wasm');
