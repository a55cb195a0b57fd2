import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PDFContext, PDFRawStream, parsePdf } from '../../src/print/pdf/pdf-library.ts';
import { readPdf, readPlain } from '../../src/print/pdf/read-pdf.ts';

/** A file as Chromium writes it, with the catalog as object 1 and `objects` after it. */
function fileOf(objects: readonly string[], end = ''): Buffer {
  const all = ['<</Type /Catalog>>', ...objects].map((text, at) => `${at + 1} 0 obj\n${text}\nendobj\n`);
  const table = `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size ${all.length + 1}\n/Root 1 0 R>>\n`;
  return Buffer.from(`%PDF-1.4\n%\xd3\xeb\xe9\xe1\n${all.join('')}${table}startxref\n0\n%%EOF\n${end}`, 'latin1');
}

/** Every object by its number, as text; of a stream, its bytes as well. */
function objectsOf(context: PDFContext | null): readonly (readonly [string, string, string])[] | null {
  if (context === null) return null;
  return context.enumerateIndirectObjects().map(([ref, object]) => {
    const [dict, bytes] = object instanceof PDFRawStream ? [object.dict, object.contents] : [object, Buffer.of()];
    return [ref.tag, dict.toString(), Buffer.from(bytes).toString('latin1')];
  });
}

const leaf = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'null',
    '7 0 R',
    '-1',
    '+.5',
    '0',
    '12',
    '.25',
    '-3.75',
    '714.41998',
    '123456789012',
  ),
  fc.constantFrom('(text)', '()', '(a \\(b\\) \\\\)', '(caf\u00e9)', '<FEFF0041>', '<>', '/Name', '/A#20B', '/a.b-c_d'),
  fc.integer().map(String),
);
const { object } = fc.letrec<{ object: string }>((tie) => ({
  object: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('object'), { maxLength: 4 }).map((all) => `[${all.join(' ')}]`),
    fc
      .array(fc.tuple(fc.constantFrom('K', 'Pg', 'Type', 'A1'), tie('object')), { maxLength: 3 })
      .map((all) => `<<${all.map(([key, value]) => `/${key} ${value}`).join('\n')}>>`),
  ),
}));

describe('a PDF as Chromium writes it', () => {
  test('is read as the library reads it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(object, { maxLength: 4 }), async (objects) => {
        const file = fileOf(objects);
        expect(objectsOf(readPlain(file))).toEqual(objectsOf(await parsePdf(file)));
      }),
    );
  });

  test('may have streams, whose bytes may look like anything', async () => {
    const bytes = 'q Q endstream endobj 9 0 obj';
    const file = fileOf([`<</Length ${bytes.length}>> stream\n${bytes}\nendstream`]);
    expect(objectsOf(readPlain(file))).toEqual(objectsOf(await parsePdf(file)));
    expect(objectsOf(readPlain(file))).toContainEqual(['2 0 R', expect.any(String), bytes]);
  });

  test('leads to its catalog', async () => {
    expect((await readPdf(fileOf(['<<>>']))).trailerInfo.Root?.toString()).toBe('1 0 R');
  });
});

describe('a PDF that is written in another way', () => {
  test.each([
    ['the length of a stream elsewhere', fileOf(['<</Length 3 0 R>> stream\nq\nendstream', '1'])],
    ['a length that is wrong', fileOf(['<</Length 99>> stream\nq\nendstream'])],
    ['brackets within a string', fileOf(['(a (b) c)'])],
    ['a reference to another generation', fileOf(['[1 1 R]'])],
    ['a change at its end', fileOf([], '1 0 obj\n<</Type /Catalog>>\nendobj\n')],
  ])('with %s is left to the library', async (_, file) => {
    expect(readPlain(file)).toBeNull();
    expect(objectsOf(await readPdf(file))).toEqual(objectsOf(await parsePdf(file)));
  });

  test.each(['', 'no PDF', '%PDF-1.4\nxref\ntrailer', '%PDF-1.4\n1 0 obj\n<</Length'])(
    'or that is none (%j) fails as there',
    async (text) => {
      const file = Buffer.from(text);
      expect(readPlain(file)).toBeNull();
      const told = await parsePdf(file).then(objectsOf, String);
      expect(await readPdf(file).then(objectsOf, String)).toEqual(told);
    },
  );
});
