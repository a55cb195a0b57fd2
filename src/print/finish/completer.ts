import { openThreads } from '../../threads.ts';
import { awaitedLater } from '../awaited-later.ts';
import type { WrittenPart } from './part.ts';
import type { Survey } from './survey.ts';
import type { Answer, Question } from './thread.ts';

/** Completes parts beside the main thread. */
export interface Completer {
  /** Starts what will be needed soon. */
  start(): void;
  /** As `completePart` does. */
  complete(raw: Uint8Array, part: number, taken: number): CompletingPart;
  /** Ends what was started; parts that are not completed by then never are. */
  close(): void;
}

/** A part that is being completed. */
export interface CompletingPart {
  /** There long before the rest. */
  readonly survey: Promise<Survey>;
  readonly written: Promise<WrittenPart>;
}

/** Makes one with so many threads. Where the program is not built, all is done in this one. */
export function openCompleter(count: number): Completer {
  const threads = openThreads<Question, Answer>('./finish-thread.cjs', count);
  if (threads === null) return { start: () => {}, complete: completing(completeHere), close: () => {} };
  return {
    start: () => threads.start(),
    // One part at a time for each thread: several would need their memory at once.
    complete: completing((raw, part, taken, onSurvey) =>
      threads.lend(
        (thread) => thread.send({ raw, part, taken }),
        (answer) => {
          if (answer.kind === 'failed') throw new Error(answer.reason);
          if (answer.kind === 'written') return answer.part;
          onSurvey(answer.survey);
          return undefined;
        },
      ),
    ),
    close: () => threads.end(),
  };
}

type Work = (raw: Uint8Array, part: number, taken: number, onSurvey: (survey: Survey) => void) => Promise<WrittenPart>;

const completeHere: Work = async (raw, part, taken, onSurvey) => {
  const { completePart } = await import('./part.ts');
  return completePart(raw, part, taken, { onSurvey });
};

function completing(work: Work): Completer['complete'] {
  return (raw, part, taken) => {
    let tell = (_: Survey): void => {};
    const surveyed = new Promise<Survey>((resolve) => (tell = resolve));
    const written = awaitedLater(work(raw, part, taken, (survey) => tell(survey)));
    return { survey: awaitedLater(Promise.race([surveyed, written.then(({ survey }) => survey)])), written };
  };
}
