import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze, configure, parse, render } from '../../src/api.ts';
import { isRule } from '../../src/domain/rules.ts';
import { languages } from '../../src/domain/settings.ts';
import { catalogueOf } from '../../src/render/catalogue/languages.ts';
import { isLabel, say } from '../../src/render/catalogue/say.ts';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { bare, expectGolden } from '../golden.ts';
import { root } from '../run.ts';

const folder = join(root, 'test/fixtures/language');
const [earlier, later] = ['2031-03-01-turm-pruefung', '2031-05-12-turm-pruefung'] as const;
const [english, german] = [await catalogueOf('en'), await catalogueOf('de')];
let box: Sandbox;

beforeAll(() => {
  box = makeSandbox();
  for (const name of [`${earlier}.md`, `${later}.md`, 'audit-status.config.yaml'])
    box.write(`posts/${name}`, readFileSync(join(folder, name), 'utf8'));
});
afterAll(() => box.remove());

describe('with language: de', () => {
  test('a comparison is in German', async () => {
    const pair = [`posts/${earlier}.md`, `posts/${later}.md`];
    const { stdout } = await box.run(['diff', ...pair, '--out', 'out', '--format', 'md,html,summary']);
    const name = `out/${earlier}..${later}.diff`;
    expectGolden(join(folder, 'expected.md'), box.read(`${name}.md`));
    expectGolden(join(folder, 'expected.html'), bare(box.read(`${name}.html`)));
    expectGolden(join(folder, 'expected.summary.txt'), box.read(`${name}.summary.txt`));
    expect(stdout).toContain('1 reopened');
  });

  test('a history is in German', async () => {
    await box.run(['history', `posts/${earlier}.md`, `posts/${later}.md`, '--out', 'out', '--format', 'md']);
    expectGolden(join(folder, 'expected.history.md'), box.read('out/turm-pruefung.history.md'));
  });

  test('so are the summary, the matrix and the page over all audits; data are the same', async () => {
    const formats = ['--format', 'summary,matrix,json,csv,badge'];
    await box.run(['report', `posts/${later}.md`, '--out', 'posts/out', ...formats]);
    await box.run(['index', 'posts/out']);
    expect(box.read(`posts/out/${later}.summary.txt`)).toContain(
      'Prüfung des Turms, Stand 12. Mai 2031: Von 5 Befunden',
    );
    expect(box.read(`posts/out/${later}.matrix.md`)).toContain('| Kennung | Befund | Schweregrad |');
    expect(box.read('posts/out/index.html')).toContain('<html lang="de">');
    expect(box.read('posts/out/index.md')).toContain('2 von 5 Befunden in 1 Prüfung sind offen.');
    box.write('posts/english.yaml', readFileSync(join(folder, 'audit-status.config.yaml'), 'utf8').replace('de', 'en'));
    const config = ['--config', 'posts/english.yaml'];
    await box.run(['report', `posts/${later}.md`, '--out', 'english', ...formats, ...config]);
    for (const format of ['findings.csv', 'remaining-work.csv', 'badge.json'])
      expect(box.read(`posts/out/${later}.${format}`)).toBe(box.read(`english/${later}.${format}`));
    const data = (path: string): unknown =>
      JSON.parse(box.read(path).replaceAll('english.yaml', 'audit-status.config.yaml'));
    expect(data(`posts/out/${later}.json`)).toEqual(data(`english/${later}.json`));
  });

  test('the library says the same as the command', async () => {
    const path = join(root, 'test/fixtures/reports/in-german');
    const configuration = await configure(readFileSync(join(path, 'audit-status.config.yaml'), 'utf8'));
    const name = '2031-06-02-muehle-pruefung.md';
    const report = analyze(await parse(readFileSync(join(path, name), 'utf8'), name, { configuration }));
    expect(await render(report, 'md', { configuration })).toContain('**4 von 8 Befunden sind erledigt,');
    expect(await render(report, 'matrix.md', { configuration })).toContain('| Kennung | Befund |');
  });
});

describe('a report in German holds no English label', () => {
  const pages = ['reports/in-german/expected.html', 'language/expected.html'];
  const others: ReadonlySet<string> = new Set(
    Object.entries(english.labels).flatMap(([key, phrase]) => {
      const forms = typeof phrase === 'string' ? [phrase] : Object.values(phrase);
      return isLabel(english, key) && JSON.stringify(german.labels[key]) === JSON.stringify(phrase) ? [] : forms;
    }),
  );

  test.each(pages)('%s', (page) => {
    const own = readFileSync(join(root, 'test/fixtures', page), 'utf8')
      .replace(/<head>[\s\S]*?<\/head>/, '')
      .replace(/<script[\s\S]*?<\/script>/g, '')
      .replace(/<span lang="en">[\s\S]*?<\/span>/g, '')
      // What is the author’s.
      .replace(/<(bdi|[a-z0-9]+(?= [^>]*dir="auto"))\b[^>]*>[\s\S]*?<\/\1>/g, '');
    const texts = [
      ...own.split(/<[^>]*>/),
      ...[...own.matchAll(/(?:aria-label|data-label|data-all|data-some)="([^"]*)"/g)].map(([, text = '']) => text),
    ]
      .map((text) => text.trim())
      .filter((text) => !isRule(text.replace(/^.*· /, '')));
    expect(texts.filter((text) => others.has(text))).toEqual([]);
    // Whole words of English that no German sentence has.
    const words = /\b(?:the|and|with|of|is|are|not|findings?|settled|open|status of|first|work|remaining)\b/;
    expect(texts.filter((text) => words.test(text))).toEqual([]);
  });
});

describe('numbers and days in German', () => {
  test.each([
    [0, '0 Befunde', '0 Tage'],
    [1, '1 Befund', '1 Tag'],
    [2, '2 Befunde', '2 Tage'],
    [1234, '1234 Befunde', '1234 Tage'],
  ])('%j', (count, findings, days) => {
    expect([german.counts.findings(count), german.counts.days(count)]).toEqual([findings, days]);
  });

  test.each([
    [{ error: 1, warning: 0, info: 0 }, '1 Fehler'],
    [{ error: 2, warning: 1, info: 1 }, '2 Fehler, 1 Warnung und 1 Anmerkung'],
    [{ error: 0, warning: 2, info: 5 }, '2 Warnungen und 5 Anmerkungen'],
  ])('%j', (counts, words) => expect(german.counts.diagnostics(counts)).toBe(words));

  test.each([
    [0, 0, 0, 'Keiner der 0 Befunde ist erledigt.'],
    [1, 0, 0, 'Der eine Befund ist nicht erledigt.'],
    [1, 1, 0, 'Der eine Befund ist erledigt, aber nicht behoben oder entfernt.'],
    [1, 1, 1, 'Der eine Befund ist erledigt, behoben oder entfernt.'],
    [2, 0, 0, 'Keiner der 2 Befunde ist erledigt.'],
    [2, 1, 1, '1 von 2 Befunden ist erledigt, behoben oder entfernt; 1 ist es nicht.'],
    [5, 5, 0, 'Alle 5 Befunde sind erledigt, keiner davon behoben oder entfernt.'],
    [5, 5, 5, 'Alle 5 Befunde sind erledigt, alle behoben oder entfernt.'],
    [9, 4, 3, '4 von 9 Befunden sind erledigt, davon 3 behoben oder entfernt; 5 sind es nicht.'],
  ])('%j findings, %j settled, %j fixed', (total, settled, fixedOrRemoved, words) => {
    expect(german.status.headline({ total, settled, unsettled: total - settled, fixedOrRemoved }, null)).toBe(words);
  });

  test.each([
    [1, 1, 1, 'Seit S: nichts geändert; 3 → 1 nicht erledigt, seit mindestens 1 Tag offen.'],
    [2, 2, 90, 'Seit S: nichts geändert; 3 → 2 nicht erledigt, alle seit mindestens 90 Tagen offen.'],
    [3, 2, 90, 'Seit S: nichts geändert; 3 → 3 nicht erledigt, davon 2 seit mindestens 90 Tagen offen.'],
  ])('%j not settled, %j of them for %j days', (after, count, days, words) => {
    const told = { since: 'S', news: [], changed: false, before: 3, after };
    expect(german.status.since({ ...told, stillOpen: { count, days } })).toBe(words);
  });

  test.each([
    [1, 'Dazu 1 weiterer Eintrag: siehe'],
    [2, 'Dazu 2 weitere Einträge: siehe'],
  ])('%j in a phrase', (count, words) => expect(say(german, 'moreSee', { count })).toBe(words));

  // Byte for byte, so that another version of Node cannot bring other spaces, digits or names unnoticed.
  test('are written in one way', () => {
    const { day, list, percent } = german.grammar;
    const months = Array.from({ length: 12 }, (_, at) => day(`2031-${String(at + 1).padStart(2, '0')}-05`));
    expect(months).toEqual(
      'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'
        .split(' ')
        .map((month) => `5. ${month} 2031`),
    );
    expect(day('2022-10-31')).toBe('31. Oktober 2022');
    expect(day('soon')).toBe('soon');
    expect([percent(0), percent(13), percent(100)]).toEqual(['0\u00a0%', '13\u00a0%', '100\u00a0%']);
    expect(german.labels.wholeShare).toBe(percent(100));
    expect([list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['a', 'a und b', 'a, b und c']);
    expect(german.comparison.likeness(0.85)).toBe('Ähnlichkeit der Titel 0,85');
  });
});

test.each(languages)('pages in %s say which language they are in', async (language) => {
  expect((await catalogueOf(language)).labels.lang).toBe(language);
});
