import type { Reference } from '../../domain/model.ts';

/** Gives what two spellings have in common: padding, case, curly marks and closing punctuation do not count. */
export function normalize(text: string): string {
  const straight = /^[ -~]*$/u.test(text) ? text : straightened(text);
  return straight
    .toLowerCase()
    .replace(/[`\s]+/gu, ' ')
    .trim()
    .replace(/[\s.,;:!…]+$/u, '');
}

/** Marks that look alike become one; what cannot be seen goes. */
function straightened(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/gu, '')
    .replace(/[‘’‛′]/gu, "'")
    .replace(/[“”‟″]/gu, '"')
    .replace(/[‐‑‒–—−]/gu, '-');
}

/** Tells whether two texts say the same, where nothing at all and an empty text are one. */
export function same(before: string | null, after: string | null): boolean {
  return before === after || normalize(before ?? '') === normalize(after ?? '');
}

/** Names what a reference points at, however it is labelled and whatever its case: what is compared. */
export function target(reference: Reference): string {
  if (reference.kind === 'link') return reference.url;
  return reference.kind === 'advisory' ? reference.id.toUpperCase() : targetName(reference).toLowerCase();
}

/** Names what a reference points at in its author's case: what is shown. */
export function targetName(reference: Reference): string {
  if (reference.kind === 'advisory') return reference.id;
  if (reference.kind === 'link') return reference.url;
  const { host, owner, repository, number } = reference;
  return `${host}/${owner}/${repository}#${number}`;
}

/** Picks the one of two spellings that is picked in the other direction too. */
export function common(one: string, other: string): string {
  return one <= other ? one : other;
}

/** Orders strings by their code units: the same on every machine, whatever its language. */
export function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
