import { readFileSync } from 'node:fs';

/** Returns how many files this process may have open at once; null where the system does not tell. */
export function openFileLimit(): number | null {
  try {
    return limitIn(readFileSync('/proc/self/limits', 'utf8'));
  } catch {
    return null;
  }
}

/** Reads the limit in force out of what Linux tells of a process, see proc_pid_limits(5). */
export function limitIn(limits: string): number | null {
  const [, limit] = /^Max open files +(\d+) /m.exec(limits) ?? [];
  return limit === undefined ? null : Number(limit);
}
