import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  /** The most memory it and its children held at once (proportional set size), in bytes; null where it cannot be told. */
  readonly peak: number | null;
}

/** Runs a command to its end; with `watched`, its memory is looked at twice a second. */
export function runCommand(
  command: string,
  words: readonly string[],
  { watched = false, env = process.env }: { readonly watched?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'ignore', env });
    let peak: number | null = null;
    const look = (): void => {
      const now = memoryOf(child.pid ?? 0);
      if (now !== null) peak = Math.max(peak ?? 0, now);
    };
    const timer = watched ? setInterval(look, 500) : undefined;
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(timer);
      resolve({ code, peak });
    });
  });
}

/** What a process and everything below it hold: shared pages are divided among those who share them. */
function memoryOf(root: number): number | null {
  const parents = new Map<number, number>();
  for (const name of list('/proc')) {
    const pid = Number(name);
    if (Number.isInteger(pid)) parents.set(pid, Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1] ?? 0));
  }
  const belongs = (pid: number): boolean => pid === root || (pid > 1 && belongs(parents.get(pid) ?? 0));
  const own = [...parents.keys()].filter(belongs);
  const sizes = own.map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return own.length === 0 ? null : sizes.reduce((sum, size) => sum + size * 1024, 0);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
