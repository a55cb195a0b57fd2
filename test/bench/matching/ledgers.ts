import { report, type Draft } from '../../analyze/compare/build.ts';
import { random, type Random } from './random.ts';
import type { Problem } from './scenarios.ts';
import { invent } from './titles.ts';

/** A row of a ledger, with the finding it is about. */
interface Row {
  readonly finding: string;
  readonly draft: Draft;
}

/** One ledger after another whose ids begin anew; one finding in ten is kept, with its id. */
export function reusedIds(size: number, seed: number): Problem {
  const draw = random(seed);
  const titles = distinctTitles(draw, 2 * size);
  const older = titles.slice(0, size);
  const newer = older.map((title, at) => (draw.chance(0.1) ? title : (titles[size + at] ?? title)));
  const rows = (list: readonly string[]): readonly Row[] => list.map((title, at) => row(title, `SEC-${at + 1}`, title));
  return problemOf(rows(older), rows(newer));
}

/** Titles of one formula, told apart by the code they name; half of the findings are kept, under ids of another scheme. */
export function formulaicTitles(size: number, seed: number): Problem {
  const draw = random(seed);
  const names = draw.shuffle(verbs.flatMap((verb) => nouns.map((noun) => `${verb}_${noun}`)));
  const older = names.slice(0, size).map((name) => ({ name, flaw: draw.pick(flaws) }));
  const newer = draw.shuffle(
    older.map((one, at) => (draw.chance(0.5) ? one : { name: names[size + at] ?? one.name, flaw: one.flaw })),
  );
  const rows = (list: readonly { readonly name: string; readonly flaw: string }[], letter: string): readonly Row[] =>
    list.map(({ name, flaw }, at) => row(name, `${letter}-${at + 1}`, `${name} ${flaw}`, `\`${name}\` ${flaw}`));
  return problemOf(rows(older, 'A'), rows(newer, 'B'));
}

const verbs = ['parse', 'press', 'open', 'read', 'write', 'check', 'load', 'send', 'sort', 'merge', 'hash', 'sign'];
const nouns = ['header', 'footer', 'barrel', 'invoice', 'token', 'ledger', 'label', 'scale', 'crate', 'orchard', 'bottle', 'gate', 'valve', 'session']; // prettier-ignore
const flaws = ['has no entry log', 'reads a file without a limit', 'ignores the error of its caller', 'keeps a lock too long']; // prettier-ignore

function distinctTitles(draw: Random, count: number): readonly string[] {
  const titles = new Map<string, string>();
  while (titles.size < count) {
    const { idea, text } = invent(draw, null);
    titles.set(JSON.stringify([idea.component, idea.flaw, idea.deed]), text.replaceAll('`', ''));
  }
  return [...titles.values()];
}

function row(finding: string, id: string, title: string, markdown = title): Row {
  return { finding, draft: { id, title, markdown, status: 'fix needed', kind: 'fix-needed' } };
}

function problemOf(older: readonly Row[], newer: readonly Row[]): Problem {
  const later = new Map(newer.map(({ finding }, at) => [finding, at]));
  const earlier = new Map(older.map(({ finding }, at) => [finding, at]));
  const pairs = older.flatMap(({ finding }, at) =>
    later.has(finding) ? [[at, later.get(finding) ?? -1] as const] : [],
  );
  const isRenumbered = ([one, other]: readonly [number, number]): boolean =>
    older[one]?.draft.id !== newer[other]?.draft.id;
  return {
    before: report(older.map(({ draft }) => draft)),
    after: report(newer.map(({ draft }) => draft)),
    pairs: new Set(pairs.map(([one, other]) => `${one}>${other}`)),
    changes: new Set([
      ...older.flatMap(({ finding }, at) => (later.has(finding) ? [] : [`b${at} removed`])),
      ...newer.flatMap(({ finding }, at) => (earlier.has(finding) ? [] : [`a${at} added`])),
      ...pairs.filter(isRenumbered).map(([one]) => `b${one} renumbered`),
    ]),
  };
}
