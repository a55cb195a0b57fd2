import { plainWords } from '../../text/words.ts';
import { isGeneric } from './context.ts';

/** A label in a paragraph. */
export interface Label {
  readonly name: string;
  readonly start: number;
  /** Where its value begins. */
  readonly end: number;
}

/**
 * Finds the labels in the Markdown of a paragraph: `**Status:**`, `**Status**:`, and `**Status**` alone on its line where
 * it is `known` or the name of a part of a finding; without emphasis (`Status:` at the head of a line) only `bare` ones.
 */
export function labelsIn(source: string, known: ReadonlySet<string>, bare: ReadonlySet<string>): readonly Label[] {
  if (!/[:：*_]/.test(source) || source.length > longestLabeledText) return [];
  const isPart = (name: string): boolean => known.has(plainWords(name)) || isGeneric(name);
  const found = [
    ...namedBy(emphasized, source, (name) => /\p{L}/u.test(name)),
    ...namedBy(alone, source, isPart),
    ...(bare.size === 0 ? [] : namedBy(plain, source, (name) => bare.has(plainWords(name)))),
  ];
  return found.toSorted((a, b) => a.start - b.start).filter(({ start }, at, all) => start >= (all[at - 1]?.end ?? 0));
}

/** Characters of a paragraph beyond which it holds no fields. */
export const longestLabeledText = 20_000;

function namedBy(pattern: RegExp, source: string, isLabel: (name: string) => boolean): Label[] {
  return [...source.matchAll(pattern)].flatMap(({ 0: whole, index, groups }): Label[] => {
    const name = (groups?.['name'] ?? '').trim();
    return isLabel(name) ? [{ name, start: index, end: index + whole.length }] : [];
  });
}

const emphasized =
  /(?<=^|[\s|·•;,(/>—–-])(?<mark>\*{1,3}|__?)(?<name>[^*_:\n]{2,40})(?:[:：][ \t]*\k<mark>[ \t]*[:：]?|\k<mark>[ \t]*[:：])/gu;
const alone = /(?<=^|\n)[ \t>]{0,8}(?<mark>\*{1,3}|__?)(?<name>[^*_:\n]{2,40})\k<mark>[ \t]*(?=\n|$)/gu;
const plain = /(?:(?<=^|\n)[ \t>]{0,8}|(?<=[|·•])[ \t]{0,4})(?<name>\p{L}[\p{L} ]{1,30})[:：](?=\s)/gu;
