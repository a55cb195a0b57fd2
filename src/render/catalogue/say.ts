import type { Grammar } from './grammar.ts';
import type { Phrase } from './phrases.ts';
import type { LabelKey, Words } from './words.ts';

/** Values for the places of a phrase. */
export interface PhraseValues {
  readonly [name: string]: unknown;
}

/** Returns the words of a key. Throws `RangeError` where a value is missing. */
export function say(words: Words, key: LabelKey, values: PhraseValues = {}): string {
  return fillPhrase(words.labels[key], values, words.grammar);
}

/** Whether a text is the key of a phrase. */
export function isLabel({ labels }: Words, key: string): key is LabelKey {
  return Object.hasOwn(labels, key);
}

/** Fills in a phrase. Throws `RangeError` where it has a place for which there is no value. */
function fillPhrase(phrase: Phrase, values: PhraseValues, { plural }: Grammar): string {
  const form = typeof phrase === 'string' ? phrase : (phrase[plural(Number(values['count']))] ?? phrase.other);
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new RangeError(`the phrase “${form}” needs a value for ${name}`);
    return String(values[name]);
  });
}
