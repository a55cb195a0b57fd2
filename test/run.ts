import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli/program.ts';

/** The project's own folder. */
export const root = resolve(fileURLToPath(import.meta.url), '../..');

/** What a run of the program left behind. */
export interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, as if its words were typed in `folder`. */
export async function run(
  words: readonly string[],
  options: { readonly folder?: string; readonly environment?: NodeJS.ProcessEnv; readonly stdin?: string } = {},
): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const exit = await main(words, {
    stdin: () => Readable.from([Buffer.from(options.stdin ?? '')]),
    stdout: { write: (content) => (stdout += String(content)) },
    stderr: { write: (content) => (stderr += String(content)) },
    folder: options.folder ?? root,
    root,
    environment: options.environment ?? {},
  });
  return { exit, stdout, stderr };
}
