import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

interface Module {
  exports: object;
}

/** A CommonJS module, as Node wraps it. */
type Wrapped = (exports: object, require: (id: string) => unknown, module: Module, filename: string) => void;

const head = '(function(exports,require,module,__filename){';

/** A module that was compiled in this run. */
interface Compiled {
  readonly file: string;
  readonly source: Buffer;
  readonly script: Script;
}

/**
 * Runs the module `entry` of `folder`, and those beside it that it requires, with the code that V8 made of them in an earlier
 * run: compiling is a quarter of a short run. What is compiled now is kept in `.compiled/` for the next, where that may be
 * written; threads that are ended from outside keep nothing.
 */
export function launch(folder: string, entry: string): void {
  // The tag is another for each V8 and its settings.
  const kept = join(folder, '.compiled', `${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}`);
  const fromNode = createRequire(join(folder, entry));
  const modules = new Map<string, Module>();
  const compiled = new Map<string, Compiled>();
  const run = (name: string, module: Module): void => {
    const file = join(folder, name);
    const source = readFileSync(file);
    const cachedData = readKept(join(kept, name), file, source);
    const settings = { filename: file, columnOffset: -head.length, ...(cachedData && { cachedData }) };
    const script = new Script(`${head}${source.toString()}\n})`, settings);
    if (cachedData === undefined || script.cachedDataRejected === true) compiled.set(name, { file, source, script });
    const wrapped: Wrapped = script.runInThisContext();
    wrapped(module.exports, require, module, file);
  };
  const load = (name: string): object => {
    const module = modules.get(name) ?? { exports: {} };
    if (modules.has(name)) return module.exports;
    modules.set(name, module);
    try {
      run(name, module);
    } catch (error) {
      modules.delete(name);
      throw error;
    }
    return module.exports;
  };
  const require = (id: string): unknown => (id.startsWith('./') ? load(basename(id)) : fromNode(id));
  // Not before the end: the functions that are called until then are kept as well.
  process.on('exit', () => keep(kept, compiled));
  load(entry);
}

const sealSize = 32;

/** Code is run as it is found: what is not whole, or was made of another source or place, must not be found. */
function readKept(kept: string, file: string, source: Buffer): Buffer | undefined {
  try {
    const content = readFileSync(kept);
    const code = content.subarray(sealSize);
    return content.subarray(0, sealSize).equals(sealOf(file, source, code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keep(folder: string, compiled: ReadonlyMap<string, Compiled>): void {
  for (const [name, { file, source, script }] of compiled) {
    const code = script.createCachedData();
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), Buffer.concat([sealOf(file, source, code), code]));
    } catch {
      // Not ours to write, or no room: the next run compiles again.
    }
  }
}

function sealOf(file: string, source: Buffer, code: Buffer): Buffer {
  return createHash('sha256').update(file).update(source).update(code).digest();
}
