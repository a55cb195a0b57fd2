// Runs the built program once, at the end of the build, and keeps the code that V8 compiled for that:
// node keep-code.cjs <program> <where to> [arguments].
import { writeFileSync } from 'node:fs';
import { compileProgram } from './compile-program.ts';

const [file = '', code = ''] = process.argv.splice(2, 2);
const { script, run } = compileProgram(file, undefined);
process.on('exit', () => writeFileSync(code, script.createCachedData()));
run();
