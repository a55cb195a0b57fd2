import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactWriter } from '../../src/print/pdf/artifacts.ts';
import { operationsIn, type Operand } from '../../src/print/pdf/content-stream.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const operators = (text: string): string[] => [...operationsIn(bytes(text))].map((operation) => operation.operator);

/** Marks a stream; what stands within a mark of any kind counts as covered. */
function marked(text: string): string {
  const writer = artifactWriter(bytes(text));
  let depth = 0;
  for (const operation of operationsIn(bytes(text))) {
    if (/^B[MD]C$/.test(operation.operator)) depth++;
    if (operation.operator === 'EMC') depth--;
    writer.pass(operation, depth > 0);
  }
  return Buffer.from(writer.finish()).toString('latin1');
}

describe('reading a content stream', () => {
  it('knows every kind of operand', () => {
    const [operation] = [
      ...operationsIn(
        bytes(String.raw`/N#20a -1.5 .5 (a\(b\)(c)\n\101\
d) <4 1 4> [1 [/x] (s)] <</MCID 3 /A <</B true>>>> op`),
      ),
    ];
    expect(operation?.operands).toEqual([
      { name: 'N a' },
      -1.5,
      0.5,
      Uint8Array.from(bytes('a(b)(c)\nAd')),
      Uint8Array.from(bytes('A@')),
      [1, [{ name: 'x' }], Uint8Array.from(bytes('s'))],
      new Map<string, Operand>([
        ['MCID', 3],
        ['A', new Map<string, Operand>([['B', { name: 'true' }]])],
      ]),
    ]);
  });

  it('passes comments and the data of inline images', () => {
    expect(operators('q % Tj\n1 0 m\rBI /W 1 ID \x01EI(\x02 EI\nQ')).toEqual(['q', 'm', 'BI', 'Q']);
  });

  it.each(['(open', '<41', '[1 2', '<</A 1', '1 2', 'q ) Q', 'BI /W 1 ID x', '[Tj]'])('refuses %j', (text) => {
    expect(() => operators(text)).toThrow(/content stream/);
  });

  it('never fails in another way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        try {
          for (const { start, end } of operationsIn(input)) expect(end).toBeGreaterThan(start);
        } catch (error) {
          expect(String(error)).toContain('content stream');
        }
      }),
    );
  });
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/).map((text) => `/${text}`);
const number = fc
  .oneof(
    fc.integer(),
    fc.double({ min: -999, max: 999, noNaN: true }).map((value) => value.toFixed(3)),
  )
  .map(String);
const string = fc.oneof(
  fc.uint8Array({ maxLength: 8 }).map((value) => `<${Buffer.from(value).toString('hex')}>`),
  fc.stringMatching(/^[a-z %/<>[\]]{0,8}$/).map((text) => `(${text})`),
);
const operand = fc.oneof(
  name,
  number,
  string,
  fc.array(string, { maxLength: 3 }).map((items) => `[${items.join(' ')}]`),
  fc.tuple(name, number).map(([key, value]) => `<<${key} ${value}>>`),
);
const gap = fc.constantFrom(' ', '\n', '\r\n', '  ', ' % note ) ET\n');
const operator = fc.constantFrom(
  'q',
  'Q',
  'cm',
  'Tf',
  'Tj',
  'TJ',
  'Td',
  'rg',
  'gs',
  'f',
  'S',
  'n',
  're',
  'm',
  'l',
  'Do',
);
const operation = fc.tuple(fc.array(operand, { maxLength: 4 }), operator, gap);
const stream = fc.array(operation, { maxLength: 20 });
const write = (operations: readonly (readonly [readonly string[], string, string])[]): string =>
  operations.map(([operands, one, space]) => [...operands, one].join(space) + space).join('');

describe('marking artifacts', () => {
  it('finds the operators that were written, whatever lies between them', () => {
    fc.assert(
      fc.property(stream, (operations) => {
        expect(operators(write(operations))).toEqual(operations.map(([, one]) => one));
      }),
    );
  });

  it('leaves marked content as it is, byte for byte', () => {
    fc.assert(
      fc.property(stream, (operations) => {
        const text = `/P <</MCID 0>> BDC\n${write(operations)}\nEMC`;
        expect(marked(text)).toBe(text);
      }),
    );
  });

  it('adds nothing but marks, and nothing a second time', () => {
    fc.assert(
      fc.property(stream, (operations) => {
        const once = marked(write(operations));
        expect(once.replaceAll('/Artifact BMC\n', '').replaceAll('\nEMC', '')).toBe(write(operations));
        expect(marked(once)).toBe(once);
      }),
    );
  });

  it('marks text, paths and images, but no clipping', () => {
    expect(marked('0 0 9 9 re W n BT /F 1 Tf (a) Tj ET 1 1 m 2 2 l S /I Do')).toBe(
      '0 0 9 9 re W n /Artifact BMC\nBT /F 1 Tf (a) Tj ET\nEMC /Artifact BMC\n1 1 m 2 2 l S\nEMC /Artifact BMC\n/I Do\nEMC',
    );
  });

  it('nests within a text object that is marked in part', () => {
    expect(marked('BT (a) Tj /P <</MCID 1>> BDC (b) Tj EMC ET')).toBe(
      'BT /Artifact BMC\n(a) Tj\nEMC /P <</MCID 1>> BDC (b) Tj EMC ET',
    );
  });
});
