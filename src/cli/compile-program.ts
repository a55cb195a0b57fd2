import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { suitShortRuns } from '../system/v8-settings.ts';

/** The whole program, compiled. */
interface CompiledProgram {
  readonly script: Script;
  readonly run: () => void;
}

/**
 * Compiles the file that the build makes of the program; with code that V8 compiled before, where it fits. The settings of V8
 * come first, since it refuses code that was compiled under others.
 */
export function compileProgram(file: string, code: Buffer | undefined): CompiledProgram {
  suitShortRuns();
  // The build leaves only ASCII.
  const source = `(function (require, __filename) {${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, cachedData: code });
  const run = (): void => {
    const start: (require: NodeJS.Require, file: string) => void = script.runInThisContext();
    start(createRequire(file), file);
  };
  return { script, run };
}
