import { createContext, Script } from 'node:vm';

/** Says that work was broken off because it took too long. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Longest time for reading one post or saved report, in seconds: a thousand times what a long post takes. */
export const readingSeconds = 20;

/**
 * Does work that never yields, such as parsing, and breaks it off after `seconds`: V8 can stop any script that was
 * started with a limit, and all that it calls. Throws `DeadlineError`, or what the work throws.
 */
export function withTimeLimit<T>(seconds: number, work: () => T): T {
  const results: T[] = [];
  const context = createContext({ work: () => void results.push(work()) });
  try {
    script.runInContext(context, { timeout: seconds * 1000 });
  } catch (error) {
    // This one error is made in the other context, and so is not an Error of ours.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === timedOut)
      throw new DeadlineError(`took longer than ${seconds} seconds`);
    throw error;
  }
  const [result] = results;
  if (result === undefined) throw new TypeError('The work gave no result');
  return result;
}

const script = new Script('work()');
const timedOut = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
