import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { threadId } from 'node:worker_threads';

interface Module {
  exports: object;
}

/** A CommonJS module, as Node wraps it. */
type Wrapped = (exports: object, require: (id: string) => unknown, module: Module, filename: string) => void;

/** A module as it was compiled in this run. */
interface Compiled {
  readonly source: Buffer;
  readonly script: Script;
}

const sealSize = 32;

/**
 * Runs the module `entry` of `folder`, and those it requires, with the code that V8 made of them in an earlier run: compiling
 * is a quarter of a short run. What is compiled now is kept in `.compiled/` for the next, where that may be written.
 */
export function launch(folder: string, entry: string): void {
  const kept = join(folder, '.compiled', `${process.version}-${process.arch}`);
  const fromNode = createRequire(join(folder, entry));
  const modules = new Map<string, Module>();
  const compiled = new Map<string, Compiled>();
  const load = (name: string): object => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module: Module = { exports: {} };
    modules.set(name, module);
    const filename = join(folder, name);
    const source = readFileSync(filename);
    const cachedData = readKept(join(kept, name), source);
    const wrapped = `(function(exports,require,module,__filename){${source.toString()}\n})`;
    const script = new Script(wrapped, { filename, ...(cachedData && { cachedData }) });
    // V8 refuses what another one, or one with other settings, has made.
    if (script.cachedDataRejected !== false) compiled.set(name, { source, script });
    const run: Wrapped = script.runInThisContext();
    run(module.exports, require, module, filename);
    return module.exports;
  };
  const require = (id: string): unknown => (id.startsWith('./') ? load(basename(id)) : fromNode(id));
  // Only then are the functions compiled that a run needs.
  process.on('exit', () => keep(kept, compiled));
  load(entry);
}

/** Code is run as it is found: what is not whole, or was made of another source, must not be found. */
function readKept(file: string, source: Buffer): Buffer | undefined {
  try {
    const content = readFileSync(file);
    const code = content.subarray(sealSize);
    return content.subarray(0, sealSize).equals(sealOf(source, code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keep(folder: string, compiled: ReadonlyMap<string, Compiled>): void {
  try {
    if (compiled.size > 0) mkdirSync(folder, { recursive: true });
    for (const [name, { source, script }] of compiled) {
      const code = script.createCachedData();
      const unfinished = join(folder, `${name}.${process.pid}-${threadId}`);
      writeFileSync(unfinished, Buffer.concat([sealOf(source, code), code]));
      renameSync(unfinished, join(folder, name));
    }
  } catch {
    // Not ours to write, or no room: the next run compiles again.
  }
}

function sealOf(source: Buffer, code: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest();
}
