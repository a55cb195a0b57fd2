import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseCell } from '../../src/markdown/cell.ts';
import { descendants, parseMarkdown, plainText } from '../../src/markdown/markdown.ts';
import { harmlessElements } from '../../src/markdown/safety.ts';
import { resolveAddress } from '../../src/markdown/to-html.ts';
import { escapeLabel, escapeMarkdown, toMarkdown, writeAddress } from '../../src/markdown/to-markdown.ts';
import { budget, patience } from '../fuzz/budget.ts';
import { cell } from '../parse/markdown-arbitrary.ts';

/** What GitHub makes of a cell that stands between two others. */
function asCell(markdown: string): readonly PhrasingContent[] {
  const { children } = parseMarkdown(`| A | B | C |\n|---|---|---|\n| left | ${markdown} | right |\n\nbelow\n`);
  const [table, below] = children;
  if (table?.type !== 'table' || children.length !== 2 || below?.type !== 'paragraph')
    throw new Error('no longer a table');
  const cells = table.children[1]?.children ?? [];
  expect(cells.map(({ children: nodes }) => plainText(nodes)).filter((_, at) => at !== 1)).toEqual(['left', 'right']);
  return cells[1]?.children ?? [];
}

const links = (nodes: readonly RootContent[]): string[] =>
  [...descendants(nodes)].flatMap((node) => (node.type === 'link' ? [node.url] : []));
/** Escapes in an address as the letters they stand for. */
const safely = (escapes: string): string => new TextDecoder().decode(Buffer.from(escapes.replaceAll('%', ''), 'hex'));
/** An address without escapes. */
const spelled = (url: string): string => url.replace(/(?:%[0-9a-f]{2})+/gi, safely).replace(/\s+|\/$/g, '');
const words = (nodes: readonly PhrasingContent[]): string => plainText(nodes).replace(/\s+/g, '');

/** What a reader of the source sees: images by their text, notes by their label. */
const seen = (nodes: readonly PhrasingContent[]): string =>
  words(
    nodes.map(function show(node): PhrasingContent {
      if (node.type === 'footnoteReference') return { type: 'text', value: `[^${node.label ?? node.identifier}]` };
      return 'children' in node ? { ...node, children: node.children.map(show) } : node;
    }),
  );

describe('Words, however odd, come out as the words they were', () => {
  test.each([
    'a | b', '`code`', '*stars*', '_lines_', '[text](https://e.org)', '![alt](https://e.org/i.png)', '<b>bold</b>', '<script>',
    '&amp; &#124;', '\\|', 'https://example.org', 'www.example.org', 'a@example.org', '@team', '#12', 'o/r#12', 'GH-12', '~~gone~~', '~gone~',
    '# not a heading', '1. not a list', '- nor this', '> nor a quote', '[^1]', '[x]: y', '<!-- c -->', '{{x}}', '$a$', ':tada:', '***',
    'a\nb', '`', '``', '\\', '|', '||', '---', '===',
  ])('%s', (text) => {
    const nodes = asCell(escapeMarkdown(text));
    expect(words(nodes)).toBe(text.replace(/\s+/g, ''));
    expect(links(nodes)).toEqual([]);
  }); // prettier-ignore

  test(
    'any',
    () => {
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), cell), (text) => {
          const clean = text.replace(/[\0-\x1f\ud800-\udfff\x85\u2028\u2029]/g, '');
          const nodes = asCell(escapeMarkdown(clean));
          expect(words(nodes)).toBe(words([{ type: 'text', value: clean }]));
          expect(links(nodes)).toEqual([]);
        }),
        budget(3000),
      );
    },
    patience,
  );
});

test(
  'A cell of the source means the same: its words, no link, image or HTML that it had not',
  () => {
    fc.assert(
      fc.property(cell, (source) => {
        const nodes = parseCell(source.replaceAll('|', String.raw`\|`), new Map());
        const again = asCell(toMarkdown(nodes, null));
        expect(words(again)).toBe(seen(nodes));
        const known = new Set(links(nodes).flatMap((url) => resolveAddress(url, null) ?? []));
        for (const url of links(again)) expect([...known].map(spelled)).toContain(spelled(url));
        for (const node of descendants(again)) {
          expect(['image', 'imageReference', 'footnoteReference', 'linkReference']).not.toContain(node.type);
          if (node.type === 'html' && node.value !== '<!-- -->')
            expect(Object.keys(harmlessElements)).toContain(/^<\/?([a-z]+)/i.exec(node.value)?.[1]?.toLowerCase());
        }
      }),
      budget(2000),
    );
  },
  patience,
);

test.each([
  '@team and @org/team',
  'x @team',
  'o/r#12',
  '#12',
  'GH-12',
  'see https://e.org/x',
  'mail a@e.org',
  'done :tada: :+1: :100:',
])('no mention, reference, emoji or address is left for GitHub to find: %s', (text) => {
  const left = escapeMarkdown(text).replaceAll(/<!-- -->/g, '\u0000');
  expect(left).not.toMatch(/@\w|#\d|GH-\d|:\/\/|:[\w+-]+:/i);
});

test('a dollar sign begins no formula', () => {
  expect(escapeMarkdown('$x_{1}$ costs $5')).toBe(String.raw`\$x\_{1}\$ costs \$5`);
});

test('a time or a place in a file is no emoji', () => {
  expect(escapeMarkdown('at 10:30:45, pkg/a.go:12:5')).toBe('at 10:30:45, pkg/a.go:12:5');
});

test('within a link there are no marks against mentions, since none can arise', () => {
  expect(escapeLabel('o/r#12 of @team')).toBe(String.raw`o/r#12 of @team`);
});

test('an address ends nowhere but at its end', () => {
  expect(writeAddress('https://e.org/a b>(c)|[d]?x=1&copy;\\`')).toBe(
    'https://e.org/a%20b%3E%28c%29%7C%5Bd%5D?x=1&amp;copy;%5C%60',
  );
  expect(writeAddress('https://e.org/\u3000')).toBe('https://e.org/%E3%80%80');
});

test('an exclamation mark before a link makes no image of it', () => {
  const nodes = asCell(toMarkdown(parseCell('!a@b.example', new Map()), null));
  expect(nodes.map(({ type }) => type)).toEqual(['text', 'link']);
});
