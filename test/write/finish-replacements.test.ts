import {
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/write/file-digest.ts';
import { finishReplacements } from '../../src/write/finish-replacements.ts';
import { formatJournal, journalPath, largestJournal, parseJournal, type Renaming } from '../../src/write/journal.ts';

let [outer, folder] = ['', ''];
const at = (name: string): string => join(folder, name);
const write = (name: string, text: string): void => writeFileSync(at(name), text);
const temporary = (digit: string): string => `.audit-status-${digit.repeat(32)}.tmp`;
const read = (name: string): string | null => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : null);
const seen = (): readonly string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'finish-'));
  folder = join(outer, 'output');
  mkdirSync(folder);
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

const names = ['p.html', 'p.json', 'p.md'];
const renamings: readonly Renaming[] = names.map((to, index) => {
  return { from: temporary(String(index)), to, digest: digestOf(`new ${to}`), earlier: digestOf(`old ${to}`) };
});

/** Leaves what a run leaves that is killed after so many renamings. Returns the path of its journal. */
function killedAfter(count: number, entries = renamings): string {
  for (const name of names) write(name, `old ${name}`);
  for (const { from, to } of entries) write(from, `new ${to}`);
  const journal = journalPath(folder);
  writeFileSync(journal, formatJournal(entries));
  for (const { from, to } of entries.slice(0, count)) renameSync(at(from), at(to));
  return journal;
}

describe('What a run that was killed while it replaced files has left', () => {
  test('is as it was before, if it had replaced none; the run may still be alive', () => {
    const journal = killedAfter(0);
    expect(finishReplacements(folder)).toEqual([]);
    expect([names.map(read), existsSync(journal)]).toEqual([names.map((name) => `old ${name}`), true]);
    for (const { from } of renamings) expect(existsSync(at(from))).toBe(true);
  });

  test.each([1, 2, 3])('is finished, if it had replaced %d', (count) => {
    killedAfter(count);
    expect(finishReplacements(folder)).toEqual(names.slice(count));
    expect([names.map(read), readdirSync(folder)]).toEqual([names.map((name) => `new ${name}`), names]);
    expect(finishReplacements(folder)).toEqual([]);
  });

  test('is finished where a file was not there before', () => {
    killedAfter(1, renamings.with(2, { ...renamings[2]!, earlier: null }));
    rmSync(at('p.md'));
    expect(finishReplacements(folder)).toEqual(['p.json', 'p.md']);
  });

  test.each<[what: string, change: () => void]>([
    ['a file that it had replaced was changed', () => write('p.html', 'mine')],
    ['a file that it had replaced was removed', () => rmSync(at('p.html'))],
    ['a file that it had not replaced was changed', () => write('p.md', 'mine')],
    ['a file that it had not replaced was removed', () => rmSync(at('p.md'))],
    ['a finished file is not the one that it wrote', () => write(renamings[2]!.from, 'other')],
    ['a finished file is lost', () => rmSync(at(renamings[2]!.from))],
    ['a finished file has a second name', () => linkSync(at(renamings[2]!.from), at('second'))],
    ['a finished file is a link', () => replaceByLink(renamings[2]!.from, 'new p.md')],
    ['a place is a link', () => replaceByLink('p.md', 'old p.md')],
  ])('is left where %s', (_, change) => {
    killedAfter(1);
    change();
    const before = seen().map(read);
    expect(finishReplacements(folder)).toEqual([]);
    expect(seen().map(read)).toEqual(before);
  });
});

function replaceByLink(name: string, text: string): void {
  writeFileSync(join(outer, 'outside'), text);
  rmSync(at(name));
  symlinkSync(join(outer, 'outside'), at(name));
}

describe('A journal that another has put there', () => {
  test.skipIf(process.getuid?.() !== 0)('is not followed, nor are finished files that are another’s', () => {
    const journal = killedAfter(1);
    chownSync(journal, 65_534, 65_534);
    expect(finishReplacements(folder)).toEqual([]);
    chownSync(journal, 0, 0);
    chownSync(at(renamings[1]!.from), 65_534, 65_534);
    expect(finishReplacements(folder)).toEqual([]);
  });

  test('is not followed where it is a link, or has a second name, or is too large', () => {
    const journal = killedAfter(1);
    linkSync(journal, join(outer, 'second'));
    expect(finishReplacements(folder)).toEqual([]);
    rmSync(journal);
    symlinkSync(join(outer, 'second'), journal);
    expect(finishReplacements(folder)).toEqual([]);
    rmSync(journal);
    writeFileSync(journal, formatJournal(renamings));
    truncateSync(journal, largestJournal + 1);
    expect(finishReplacements(folder)).toEqual([]);
    expect(lstatSync(journal).size).toBe(largestJournal + 1);
  });

  const [first, ...others] = renamings;
  const withTo = (to: string): string => formatJournal([{ ...first!, to }, ...others]);
  const withFrom = (from: string): string => formatJournal([{ ...first!, from }, ...others]);

  test('is read where it is ours', () => expect(parseJournal(formatJournal(renamings))).toEqual(renamings));

  test.each([
    ...['../p.md', 'a/p.md', 'a\\p.md', '/etc/passwd', 'c:p.md', '.env', '.', '..', '', 'p\0.md'].map(withTo),
    ...['p.md', '../x', `../${temporary('0')}`, `${temporary('0')}/x`, `x${temporary('0')}`, `${temporary('0')}\n`].map(
      withFrom,
    ),
    withTo('p.json'),
    withFrom(temporary('1')),
    formatJournal(renamings).replace('"version":1', '"version":2'),
    formatJournal(renamings).replaceAll(digestOf('old p.md'), 'x'),
    formatJournal(renamings).replaceAll('"to"', '"__proto__"'),
    formatJournal(renamings).slice(0, -9),
    '{"version":1,"renamings":{}}',
    '{"version":1,"renamings":[null]}',
    '[]',
    'null',
    '',
    '['.repeat(60_000),
  ])('is not read where it is %j', (text) => expect(parseJournal(text)).toBeNull());
});
