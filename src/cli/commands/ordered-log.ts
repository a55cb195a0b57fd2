import type { Terminal } from '../terminal.ts';

/**
 * Does the same work for every item, `jobs` of them at once. Results are in the order of the items, and so is what is
 * printed: only the first item that is not done prints at once, the lines of the others are kept until it is their turn.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  jobs: number,
  terminal: Terminal,
  work: (item: T, terminal: Terminal) => Promise<R>,
): Promise<R[]> {
  const log = openLog(terminal);
  const results: Promise<R>[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let at = results.length; at < items.length; at = results.length) {
      const item = items[at];
      if (item === undefined) return;
      const entry = log.open();
      const result = work(item, entry.terminal).finally(entry.close);
      results.push(result);
      await result;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, jobs) }, takeTurns));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return Promise.all(results);
}

/** The terminal of one item. */
interface LogEntry {
  readonly terminal: Terminal;
  readonly close: () => void;
}

/** Opens a log that prints the lines of its entries in the order in which they were opened. */
function openLog(terminal: Terminal): { readonly open: () => LogEntry } {
  const entries: { readonly queue: (() => void)[]; isClosed: boolean }[] = [];
  let first = 0;
  const flush = (): void => {
    for (let entry = entries[first]; entry !== undefined; entry = entries[first]) {
      for (const print of entry.queue.splice(0)) print();
      if (!entry.isClosed) return;
      first += 1;
    }
  };
  const open = (): LogEntry => {
    const entry: (typeof entries)[number] = { queue: [], isClosed: false };
    const place = entries.push(entry) - 1;
    const emit = (print: () => void): void => {
      if (place === first) print();
      else entry.queue.push(print);
    };
    return {
      terminal: {
        print: (line) => emit(() => terminal.print(line)),
        warn: (line) => emit(() => terminal.warn(line)),
        block: (lines) => emit(() => terminal.block(lines)),
        quiet: terminal.quiet,
        screen: terminal.screen,
        note: (line) => emit(() => terminal.note(line)),
        progress: (line) => {
          if (place === first) terminal.progress(line);
        },
      },
      close: () => {
        entry.isClosed = true;
        flush();
      },
    };
  };
  return { open };
}
