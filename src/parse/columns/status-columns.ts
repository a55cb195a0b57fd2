import { plainWords } from '../../text/words.ts';
import type { ColumnCandidate } from './column-names.ts';
import type { StatusReading } from '../status/reading.ts';

// Columns that tell a status other than by words of status: by a day, or for one stage of delivery.

/** What a day in a status column means. */
export interface DayMeaning extends StatusReading {
  /** Whether an empty cell is no omission: it has no day yet. */
  readonly mayBeEmpty: boolean;
}

/** Returns what a day in a status column means, by the name of the column; null where a day says nothing. */
export function meaningOfDays(candidate: ColumnCandidate | undefined, header: string): DayMeaning | null {
  if (candidate === undefined) return null;
  const because = `a day under “${header}”`;
  const mayBeEmpty = /\b(?:date|on|closed?|closure)\b/.test(candidate.name);
  if (/\bclos(?:ed?|ure)\b/.test(candidate.name)) return { kind: 'closed', because, unsure: null, mayBeEmpty };
  const fix = /\b(?:fixed|resolved|remediated|mitigated|patched|addressed)\b/.test(candidate.name);
  return fix ? { kind: 'fixed', because, unsure: null, mayBeEmpty } : null;
}

/** Reads a day, or a yes or no, in a column such as “Date closed”; null where the cell says something else. */
export function answerByDay(text: string, { kind, because, unsure }: DayMeaning): StatusReading | null {
  if (isWrittenDay(text)) return { kind, because, unsure };
  if (kind !== 'closed') return null;
  const answer = plainWords(text);
  if (/^(?:yes|y|true)$/.test(answer)) return { kind: 'closed', because: answer, unsure: null };
  return /^(?:no|n|false)$/.test(answer) ? { kind: 'fix-needed', because: answer, unsure: null } : null;
}

/** Whether a text is a day and no more: what it means is said by the name of its column. */
export function isWrittenDay(text: string): boolean {
  return day.test(text);
}

/** `2031-05-17`, `17 May 2031`, `May 17, 2031`, `5/17/2031`. */
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const day = new RegExp(
  `^(?:[✅✔✓]\\ufe0f?\\s*)?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{1,2}\\.? ${month} \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})$`,
  'iu',
);

/** Whether a column tells the status of one stage of delivery, by its header: `Deployment status`. */
function isStage(header: string): boolean {
  return stage.test(plainWords(header));
}

const stage =
  /^(?:code|source|merge|fix|deployment|deploy|deployed|release|rollout|production|prod|mainnet|live|on chain|backport) (?:status|state)$/;

/** The columns besides the status column that tell of another stage of delivery: both must be through. */
export function otherStages(headers: readonly string[], status: number | null): readonly number[] {
  if (status === null) return [];
  const others = headers.flatMap((header, column) => (column !== status && isStage(header) ? [column] : []));
  return isStage(headers[status] ?? '') || plainWords(headers[status] ?? '') === 'status' ? others : [];
}

/** Reads the cell of a stage of delivery; null where it does not matter to the finding: `N/A`, `–`. */
export function readStage(text: string, read: (text: string) => StatusReading): StatusReading | null {
  const words = plainWords(text);
  if (text === '') return { kind: 'unreported', because: 'empty', unsure: null };
  if (/^(?:n a|na|not applicable|)$/.test(words)) return null;
  if (/^(?:not|un)[ -]?(?:yet )?(?:deployed|released|live|merged|rolled out|on mainnet)\b/.test(words))
    return { kind: 'fix-needed', because: words, unsure: null };
  if (/^(?:deployed|live|rolled out|on mainnet)$/.test(words)) return { kind: 'fixed', because: words, unsure: null };
  return read(text);
}
