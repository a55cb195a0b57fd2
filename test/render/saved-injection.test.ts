import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { compare, load, type StatusReport } from '../../src/api.ts';
import { UserError } from '../../src/errors.ts';
import { parseMarkdown } from '../../src/markdown/markdown.ts';
import { builtInTemplates } from '../../src/package.ts';
import { renderReviewerMatrix } from '../../src/render/exports/reviewer-matrix.ts';
import { english, openTemplates, renderMarkdown } from '../../src/render/index.ts';
import { allRuns } from '../all-runs.ts';
import { root } from '../run.ts';
import { withValue } from '../schema/impossible.ts';

const evil = 'evil.invalid';
const payloads = [
  `x\n\n# Approved by @octo-org/security\n\n![x](https://${evil}/b.png)\n\n<h1>x</h1>`,
  `https://${evil}/> @octo-org/security **approved** <kbd>x</kbd>`,
  `https://${evil}/b.png)![x](https://${evil}/b.png) @octo`,
  `\`\n\n![x](https://${evil}/b.png)\n`,
  `a | b | c | d | e | f | g | h | i | j | k | l | m`,
  `\\| @octo <img src=https://${evil}/b.png> www.${evil} http://${evil}`,
  `[x](https://${evil}) [x]: https://${evil} <https://${evil}>`,
  `"><script>alert(1)</script><iframe src="https://${evil}">`,
  '```\n# x\n```\n~~~\n',
  '\n---\n\n- @octo\n\n| a |\n|---|\n| b |\n',
  `javascript:alert(1)//${evil}`,
];

/** A report in which every field that can hold a text does. */
const base = ((): StatusReport => {
  const saved = JSON.parse(
    readFileSync(join(root, 'test/fixtures/reports/plain/expected.json'), 'utf8'),
  ) as StatusReport;
  const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const cell = { markdown: 'word', text: 'word', position };
  const advisory = {
    kind: 'advisory',
    id: 'CVE-2031-1234',
    label: 'word',
    url: 'https://harbour.example/cve',
  } as const;
  const link = { kind: 'link', label: 'word', url: 'https://harbour.example/link' } as const;
  const findings = saved.findings.map((finding, at) =>
    at > 0
      ? finding
      : {
          ...finding,
          status: {
            kind: 'fixed' as const,
            settled: true,
            label: 'Fixed',
            because: 'word',
            verbatim: cell,
            references: [advisory, link],
            overruled: { from: 'fix-needed' as const, reason: 'word' },
          },
          extra: [
            { column: 'Component', value: cell },
            { column: 'word', value: cell },
          ],
          section: ['word'],
          owner: cell,
          due: { day: null, verbatim: cell },
        },
  );
  const remainingWork = saved.remainingWork.map((item) => ({
    ...item,
    id: 'W-1',
    extra: [{ column: 'word', value: cell }],
  }));
  const diagnostic = { severity: 'warning', code: 'two-titles', message: 'word', subject: 'word', position } as const;
  return {
    ...saved,
    findings,
    remainingWork,
    linkDefinitions: [{ label: 'word', url: 'https://harbour.example/', title: 'word' }],
    configuration: ['word'],
    since: {
      snapshot: saved.snapshot,
      unsettledBefore: 3,
      changes: [{ kind: 'added', count: 1, findings: [0] }],
      stillOpen: [0],
      days: 9,
    },
    diagnostics: [diagnostic],
  };
})();

/** The JSON pointers of all texts. */
function texts(value: unknown, pointer = ''): string[] {
  if (typeof value === 'string') return [pointer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => texts(below, `${pointer}/${name}`));
}

const templates = await openTemplates([builtInTemplates]);

function markdownOf(report: StatusReport): readonly string[] {
  return [
    renderMarkdown(report, templates),
    renderReviewerMatrix(report, english),
    renderMarkdown(compare(base, report), templates),
    renderMarkdown(compare(report, base), templates),
  ];
}

/** What readers of Markdown see that words alone never make. */
interface Shape {
  readonly headings: number;
  readonly tables: readonly string[];
  readonly images: number;
  readonly html: readonly string[];
  readonly mentions: readonly string[];
  readonly links: readonly string[];
  readonly rules: number;
}

function shapeOf(markdown: string): Shape {
  const all: { readonly node: Nodes; readonly linked: boolean }[] = [];
  const visit = (node: Nodes, linked: boolean): void => {
    all.push({ node, linked });
    if ('children' in node) for (const child of node.children) visit(child, linked || node.type === 'link');
  };
  visit(parseMarkdown(markdown), false);
  const nodes = all.map(({ node }) => node);
  return {
    headings: nodes.filter(({ type }) => type === 'heading').length,
    tables: nodes.flatMap((node) =>
      node.type === 'table' ? [String(Math.max(...node.children.map(({ children }) => children.length)))] : [],
    ),
    images: nodes.filter(({ type }) => type === 'image' || type === 'imageReference').length,
    html: nodes.flatMap((node) => (node.type === 'html' ? [node.value] : [])),
    mentions: all.flatMap(({ node, linked }) =>
      node.type === 'text' && !linked && /@\w/.test(node.value) ? [node.value] : [],
    ),
    links: nodes.flatMap((node) => (node.type === 'link' ? [node.url] : [])),
    rules: nodes.filter(({ type }) => type === 'thematicBreak').length,
  };
}

const harmless = /^(?:<!-- -->|<\/?(?:sub|sup|del|ins|em|strong|kbd|details|summary|b|i|code|br)>)$/;

/** A report in which a text stands at all the places where it can be read; null where no place takes it. */
function forge(pointers: readonly string[], payload: string): StatusReport | null {
  const taken = pointers.filter((pointer) => loaded(withValue(base, [pointer, payload])) !== null);
  return loaded(taken.reduce((report, pointer) => withValue(report, [pointer, payload]), base));
}

function loaded(report: StatusReport): StatusReport | null {
  try {
    return load(JSON.stringify(report));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const pointers = texts(base).filter((pointer) => !/\/[1-9]\d*(?:\/|$)/.test(pointer));
const marked = pointers.filter((pointer) => /(?:markdown|url)$/.test(pointer));
const plain = pointers.filter((pointer) => !marked.includes(pointer));

describe('Whatever texts of a saved report are forged', () => {
  const before = markdownOf(base).map(shapeOf);
  const tried = payloads.filter((_, at) => allRuns || at % 3 === 0);
  const cases = tried.flatMap((payload) => [
    { payload, places: plain, links: false },
    { payload, places: marked, links: true },
  ]);

  test.each(cases)('its Markdown gets no mention, image, HTML, heading, wider row or foreign link, %#', (one) => {
    const report = forge(one.places, one.payload);
    expect(report).not.toBeNull();
    for (const [at, markdown] of markdownOf(report!).entries()) {
      const shape = shapeOf(markdown);
      expect([shape.mentions, shape.images, shape.rules]).toEqual([[], 0, 0]);
      expect(shape.html.filter((html) => !harmless.test(html))).toEqual([]);
      expect(shape.tables.filter((width) => !before[at]!.tables.includes(width))).toEqual([]);
      expect(shape.links.filter((url) => !/^(?:https?:|mailto:|#)/i.test(url))).toEqual([]);
      if (!one.links) expect(shape.links.filter((url) => url.includes(evil))).toEqual([]);
      // Comparisons have a heading for each kind of change.
      if (at < 2) expect(shape.headings).toBe(before[at]!.headings);
    }
  });
});

test('and the check sees such things where they are', () => {
  const seen = payloads.map(shapeOf);
  expect(seen.filter(({ mentions }) => mentions.length > 0).length).toBeGreaterThan(2);
  expect(seen.filter(({ images }) => images > 0).length).toBeGreaterThan(1);
  expect(seen.flatMap(({ html }) => html).filter((html) => !harmless.test(html)).length).toBeGreaterThan(2);
  expect(seen.flatMap(({ links }) => links).filter((url) => url.includes(evil)).length).toBeGreaterThan(2);
});
