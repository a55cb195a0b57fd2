import fc from 'fast-check';
import type { Element, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { describe, expect, test } from 'vitest';
import { parseCell } from '../../src/markdown/cell.ts';
import { plainText } from '../../src/markdown/markdown.ts';
import { harmlessElements, isLinkable, isSafeAddress } from '../../src/markdown/safety.ts';
import { sanitizeHtml } from '../../src/markdown/sanitize.ts';
import { escapeHtml, toHtml } from '../../src/markdown/to-html.ts';
import { budget, patience } from '../fuzz/budget.ts';
import { cell } from '../parse/markdown-arbitrary.ts';

/** The elements of a fragment, as a browser would read it. */
function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      expect(child.type).not.toBe('comment');
      if (child.type !== 'element') continue;
      found.push(child);
      visit(child);
    }
  };
  visit(raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root);
  return found;
}

function expectHarmless(html: string): void {
  for (const { tagName, properties } of elementsOf(html)) {
    expect([...Object.keys(harmlessElements), 'a']).toContain(tagName);
    for (const [name, value] of Object.entries(properties)) {
      expect(['href', 'title']).toContain(name);
      if (name === 'href') expect(isLinkable(String(value))).toBe(true);
    }
  }
}

const render = (source: string): string => toHtml(parseCell(source, new Map()), { base: null, sanitize: sanitizeHtml });

test.each([
  ['<script>alert(1)</script>', 'alert(1)'],
  ['<style>b{}</style> Fixed', 'b{} Fixed'],
  ['<textarea>a &lt;b></textarea>', 'a &lt;b>'],
  ['<b>bold</b> and <blink>not</blink>', '<b>bold</b> and not'],
])('the words of %s stay', (source, words) => {
  expect(render(source)).toBe(words);
});

describe('Nothing active gets through', () => {
  test.each([
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)">x</a>', '<a href="java&#10;script:alert(1)">x</a>', '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)', '[x](vbscript:x)', '[x](file:///etc/passwd)', '[x](//evil.example)', '[x](\\\\evil.example)',
    '<iframe src="https://evil.example"></iframe>', '<object data=x></object>', '<base href="https://evil.example">', '<meta http-equiv=refresh>',
    '<form action="https://evil.example"><input name=a></form>', '<style>*{background:url(https://evil.example)}</style>', '<b style="x">b</b>',
    '<b onclick=alert(1)>b</b>', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '</td></tr></table><script>alert(1)</script>', '<template><script>alert(1)</script></template>', '<abbr title="a" id="pwn" class="x">b</abbr>',
    '![x](https://evil.example/i.png)', '<link rel=stylesheet href=x>', '<xmp><script>', '<!--[if IE]><script>alert(1)</script><![endif]-->', '<b><i>unclosed',
    '<a href="https://e.org" target=_blank onmouseover=alert(1)>x</a>', '<a name=x id=y>z</a>', '<<b>script>alert(1)</script>',
  ])('%s', (source) => {
    expectHarmless(render(source));
  }); // prettier-ignore

  test(
    'whatever a cell is made of',
    () => {
      fc.assert(
        fc.property(cell, (source) => expectHarmless(render(source))),
        budget(1500),
      );
    },
    patience,
  );
});

test(
  'Words come out as words',
  () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [node] = (raw({ type: 'root', children: [{ type: 'raw', value: `<p>${escapeHtml(text)}</p>` }] }) as Root)
          .children;
        const [inner] = node?.type === 'element' ? node.children : [];
        expect(inner?.type === 'text' ? inner.value : '').toBe(text);
      }),
      budget(1000),
    );
  },
  patience,
);

test('What is harmless stays', () => {
  expect(render('TOC <abbr title="time of check">TOU</abbr> H<sub>2</sub>O `a<b` **x** ~~y~~ <kbd>k</kbd>')).toBe(
    'TOC <abbr title="time of check">TOU</abbr> H<sub>2</sub>O <code>a&lt;b</code> <strong>x</strong> <del>y</del> <kbd>k</kbd>',
  );
  expect(plainText(parseCell('<a href="https://e.org">the **site**</a>', new Map()))).toBe('the site');
});

test.each<[string, boolean]>([
  ['https://example.org', true],
  ['HTTP://example.org', true],
  ['mailto:a@example.org', true],
  ['docs/a.md', true],
  ['#anchor', true],
  ['javascript:alert(1)', false],
  [' java\tscript:alert(1)', false],
  ['\u0001javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['file:///etc/passwd', false],
  ['//evil.example', false],
  ['\\\\evil.example\\share', false],
  ['ftp://example.org', false],
])('“%s” is safe: %s', (url, safe) => {
  expect(isSafeAddress(url)).toBe(safe);
});
