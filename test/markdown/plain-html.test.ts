import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCell } from '../../src/markdown/cell.ts';
import { cleanPlainHtml, holdsUnusualTag } from '../../src/markdown/plain-html.ts';
import { sanitizeHtml } from '../../src/markdown/sanitize.ts';
import { escapeHtml, toHtml } from '../../src/markdown/to-html.ts';
import { budget, patience } from '../fuzz/budget.ts';
import { cell } from '../parse/markdown-arbitrary.ts';

describe('HTML that is plain', () => {
  test.each([
    ['one<br>two<br/>three<br />four', 'one<br>two<br>three<br>four'],
    ['<abbr title="Time-of-check to time-of-use bug">TOCTOU</abbr> of the manager&#39;s group', '<abbr title="Time-of-check to time-of-use bug">TOCTOU</abbr> of the manager\'s group'],
    ['<strong><em>a</em></strong> <sup>2</sup> &lt;b&gt; &amp; &quot;c&quot;', '<strong><em>a</em></strong> <sup>2</sup> &lt;b> &amp; "c"'],
    ['<a href="https://example.org/a?b=c#d">x <code>y</code></a>', '<a href="https://example.org/a?b=c#d">x <code>y</code></a>'],
    ['', ''],
  ])('%s', (html, clean) => {
    expect(cleanPlainHtml(html)).toBe(clean);
    expect(sanitizeHtml(html)).toBe(clean);
  }); // prettier-ignore
});

describe('HTML that is left to the sanitizer', () => {
  test.each([
    '<b>unclosed', 'closed</b>', '<b><i>crossed</b></i>', '<script>x</script>', '<B>x</B>', '<b onclick="x">x</b>', '<b title="x">x</b>',
    '<abbr title="a&quot;b">x</abbr>', '<abbr title=\'a\'>x</abbr>', '<abbr id="x">x</abbr>', '<a href="javascript:x">x</a>', '<a>x</a>',
    '<a href="https://a.example"><a href="https://b.example">x</a></a>', '<a href="https://a.example" title="x">x</a>', '<b>x</a>', '</br>',
    '<br x>', '<!-- x -->', '<b', 'a < b', 'a & b', '&nbsp;', 'a\0b', 'a\rb', '\ufeffa', '<abbr href="https://a.example">x</abbr>',
  ])('%j', (html) => {
    expect(cleanPlainHtml(html)).toBeNull();
  }); // prettier-ignore
});

const tags =
  '<b>|</b>|<i>|</i>|<a href="https://e.org/x">|</a>|<abbr title="A b">|</abbr>|<br>|<br/>|<code>|</code>|<p>|<a>';
const words = '&lt;|&amp;|&quot;|&#39;|&gt;|"|>|<|&| |words';
const fragment = fc
  .array(fc.oneof(fc.constantFrom(...`${tags}|${words}`.split('|')), fc.string({ unit: 'binary' }).map(escapeHtml)), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));

test(
  'What is plain is what the sanitizer makes of it',
  () => {
    fc.assert(
      fc.property(fragment, (html) => {
        const clean = cleanPlainHtml(html);
        if (clean !== null) expect(clean).toBe(sanitizeHtml(html));
      }),
      budget(3000),
    );
  },
  patience,
);

test(
  'So is what a cell holds',
  () => {
    const either = (html: string): string => cleanPlainHtml(html) ?? sanitizeHtml(html);
    const render = (source: string, sanitize: (html: string) => string): string =>
      toHtml(parseCell(source, new Map()), { base: null, sanitize });
    fc.assert(
      fc.property(cell, (source) => {
        expect(render(source, either)).toBe(render(source, sanitizeHtml));
      }),
      budget(1500),
    );
  },
  patience,
);

test.each([
  ['a < b <br> <B>c</B> <abbr title="d">e</abbr> <a href="https://e.org">f</a>', false],
  ['<https://e.org>', true],
  ['<bdi>a</bdi>', true],
  ['</p>', true],
  ['<!-- a -->', true],
  ['<?a?>', true],
])('%j holds a tag that is surely not plain: %j', (markdown, unusual) => {
  expect(holdsUnusualTag(markdown)).toBe(unusual);
});
