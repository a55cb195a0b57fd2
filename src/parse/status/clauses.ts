import { past } from '../../domain/vocabulary.ts';
import type { CellToken } from './cell-tokens.ts';

/** A piece of a cell between two signs; what stands in brackets is a clause of its own, around which the outer one goes on. */
export interface Clause {
  readonly words: readonly CellToken[];
  /** The sign in front of it: empty for the first, an opening bracket for what stands in brackets. */
  readonly sign: string;
  /** How many brackets stand open around it. */
  readonly depth: number;
  /** Whether a question mark ends it. */
  readonly asked: boolean;
}

/** Splits tokens into clauses, in the order in which they begin. */
export function splitClauses(tokens: readonly CellToken[]): Clause[] {
  const clauses: Draft[] = [];
  const open: Draft[] = [];
  const begin = (sign: string, depth: number): Draft => {
    const draft = { words: [], sign, depth, asked: false };
    clauses.push(draft);
    return draft;
  };
  let now = begin('', 0);
  for (const token of tokens) {
    if (token.kind !== 'sign') now.words.push(token);
    else if (token.text === '%') makePercent(now.words);
    else if (openings.has(token.text)) {
      open.push(now);
      now = begin('(', open.length);
    } else if (closings.has(token.text)) now = open.pop() ?? now;
    else if (!silent.has(token.text) && !(token.text === ':' && isPast(now))) {
      if (token.text === '?') now.asked = true;
      now = begin(dashes.has(token.text) ? '—' : token.text, open.length);
    }
  }
  return clauses.filter(({ words, asked }) => words.length > 0 || asked);
}

/** Whether a clause so far is a word of the past, to which a colon joins what follows: `was: open`. */
function isPast({ words }: Draft): boolean {
  return words.length === 1 && past.has(words[0]?.text ?? '');
}

/** Makes `50 %` one token. */
function makePercent(words: CellToken[]): void {
  const last = words.pop();
  if (last !== undefined)
    words.push(last.kind === 'number' ? { ...last, kind: 'percent', text: `${last.text}%` } : last);
}

interface Draft {
  readonly words: CellToken[];
  readonly sign: string;
  readonly depth: number;
  asked: boolean;
}

const openings = new Set(['(', '[', '{']);
const closings = new Set([')', ']', '}']);
const dashes = new Set(['-', '–', '—']);
const silent = new Set(['=']);
