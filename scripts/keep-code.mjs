// Runs the built program once, as src/cli/main.ts does, and keeps the code that V8 compiled for that:
// node scripts/keep-code.mjs <program> <where to> [arguments].
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';

const [file, code] = process.argv.splice(2, 2);
const source = `(function (require, __filename) {${readFileSync(file, 'latin1')}\n})`;
const script = new Script(source, { filename: file });
process.on('exit', () => writeFileSync(code, script.createCachedData()));
script.runInThisContext()(createRequire(file), file);
