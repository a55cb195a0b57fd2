import { homedir } from 'node:os';

/** Returns the user’s home; null where there is none: an account without an entry in the system has none without `HOME`. */
export function homeFolder(): string | null {
  try {
    const home = homedir();
    return home === '' ? null : home;
  } catch {
    return null;
  }
}
