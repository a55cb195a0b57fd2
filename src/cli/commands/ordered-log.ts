import type { Terminal } from '../terminal.ts';

/**
 * Does the same work for every item, `jobs` of them at once. Results come in the order of the items, and so does what
 * is said: only the first that is not done speaks at once, those behind it are heard when their turn comes.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  jobs: number,
  terminal: Terminal,
  work: (item: T, terminal: Terminal) => Promise<R>,
): Promise<R[]> {
  const stage = openStage(terminal);
  const results: Promise<R>[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let at = results.length; at < items.length; at = results.length) {
      const item = items[at];
      if (item === undefined) return;
      const speaker = stage.enter();
      const result = work(item, speaker.terminal).finally(speaker.leave);
      results.push(result);
      await result;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.max(1, jobs) }, takeTurns));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return Promise.all(results);
}

interface Speaker {
  readonly terminal: Terminal;
  readonly leave: () => void;
}

/** Lets many speak in the order in which they came. */
function openStage(terminal: Terminal): { readonly enter: () => Speaker } {
  const speakers: { readonly unheard: (() => void)[]; done: boolean }[] = [];
  let turn = 0;
  const hear = (): void => {
    for (let one = speakers[turn]; one !== undefined; one = speakers[turn]) {
      for (const line of one.unheard.splice(0)) line();
      if (!one.done) return;
      turn += 1;
    }
  };
  const enter = (): Speaker => {
    const me: (typeof speakers)[number] = { unheard: [], done: false };
    const place = speakers.push(me) - 1;
    const aloud = (line: () => void): void => {
      if (place === turn) line();
      else me.unheard.push(line);
    };
    return {
      terminal: {
        say: (line) => aloud(() => terminal.say(line)),
        complain: (line) => aloud(() => terminal.complain(line)),
        remark: (line) => aloud(() => terminal.remark(line)),
        progress: (line) => {
          if (place === turn) terminal.progress(line);
        },
      },
      leave: () => {
        me.done = true;
        hear();
      },
    };
  };
  return { enter };
}
