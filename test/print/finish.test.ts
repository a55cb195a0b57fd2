import { describe, expect, it } from 'vitest';
import { parseToUnicode } from '../../src/print/pdf/font-reader.ts';
import { finishPdf } from '../../src/print/pdf/index.ts';
import { missingCharacters } from '../../src/print/pdf/missing-glyphs.ts';
import { fontFaceCss } from '../../src/print/index.ts';
import { job } from './sample.ts';

describe('finishing', () => {
  it.each(['', '%PDF-1.4\nnothing', 'no PDF'])('refuses %j', async (text) => {
    await expect(finishPdf({ whole: Buffer.from(text) }, await job(), null)).rejects.toMatchObject({ code: 'bad-pdf' });
  });

  it('reads maps from glyphs to text', () => {
    const map = parseToUnicode(
      '2 beginbfchar <0003> <0020> <16E1> <D83DDE00> endbfchar 2 beginbfrange <0014> <0016> <0031> <20> <21> [<0061> <00660069>] endbfrange',
    );
    expect([...map]).toEqual([
      [3, ' '],
      [0x16e1, '😀'],
      [0x14, '1'],
      [0x15, '2'],
      [0x16, '3'],
      [0x20, 'a'],
      [0x21, 'fi'],
    ]);
  });

  it('names what has no glyph, and nothing else', () => {
    const html = '<head><title>水</title></head><!-- 火 --><p title="木">a 漢&#x5b57;&#128512; b</p>';
    expect(missingCharacters(html, new Set('😀ab'), 2)).toEqual(['字', '漢']);
    expect(missingCharacters(html, new Set('😀ab'), 0)).toEqual([]);
    expect(missingCharacters('<p>é</p>', new Set('é'), 1)).toEqual(['\uFFFD']);
  });
});

describe('the fonts of a page', () => {
  it('are those its text needs', async () => {
    const latin = await fontFaceCss('plain — text');
    expect(latin.match(/@font-face/g)).toHaveLength(4);
    expect((await fontFaceCss('Ωμέγα')).match(/@font-face/g)).toHaveLength(7);
    expect((await fontFaceCss()).match(/@font-face/g)).toHaveLength(15);
    expect(latin).toMatch(
      /font-family:"IBM Plex Sans";font-style:italic;font-weight:400;src:url\(data:font\/woff2;base64,[A-Za-z0-9+/=]+\)/,
    );
  });
});
