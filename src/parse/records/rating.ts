import { levels, type Level, type Rating, type Verbatim } from '../../domain/model.ts';
import type { Vocabulary } from '../../domain/vocabulary.ts';
import { isDash, phraseWords } from '../../text/words.ts';

/** Reads the level in a text: null where it names none, or more than one. */
export type LevelReader = (text: string) => Level | null;

/** Makes a reader of levels by one vocabulary; the longest phrase wins, so `very low` is not `low`. */
export function levelReader(vocabulary: Vocabulary['levels']): LevelReader {
  const phrases = levels
    .flatMap((level) => vocabulary[level].map((phrase) => ({ level, words: phraseWords(phrase) })))
    .toSorted((a, b) => b.words.length - a.words.length);
  const known = new Map<string, Level | null>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const found = findLevels(phraseWords(text), phrases);
    const [level] = found;
    const answer = found.size === 1 && level !== undefined ? level : null;
    if (known.size < 1000) known.set(text, answer);
    return answer;
  };
}

/** Keeps the author's words beside the level; an empty cell is no rating. */
export function rate(verbatim: Verbatim | null, read: LevelReader): Rating | null {
  if (verbatim === null || isDash(verbatim.text)) return null;
  return { level: read(verbatim.text), verbatim };
}

/** Words before a level that deny it: `not high`. */
const denials = new Set(['not', 'non', 'no', 'un', 'without', 'never']);

function findLevels(
  words: readonly string[],
  phrases: readonly { readonly level: Level; readonly words: readonly string[] }[],
): ReadonlySet<Level> {
  const found = new Set<Level>();
  for (let at = 0; at < words.length; at += 1) {
    const match = phrases.find((phrase) => phrase.words.every((word, offset) => words[at + offset] === word));
    if (match === undefined) continue;
    if (!denials.has(words[at - 1] ?? '')) found.add(match.level);
    at += match.words.length - 1;
  }
  return found;
}
