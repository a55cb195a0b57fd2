import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationsIn, type Operand } from '../../src/print/pdf/content-stream.ts';
import { joinGlyphs } from '../../src/print/pdf/joined-glyphs.ts';

describe('joining glyphs', () => {
  it.each([
    ['where the font puts them', '<0100> Tj\n2.56 0 Td <0200> Tj', '<01000200> Tj'],
    ['that are kerned', '<0100> Tj\n2 0 Td <0200> Tj\n5.12 0 Td <0001> Tj', '[<0100>56<02000001>] TJ'],
    ['that go back', '<0100> Tj\n-1.5 0 Td <0200> Tj', '[<0100>406<0200>] TJ'],
  ])('takes those together %s', (_, before, after) => {
    expect(joined(around(before))).toBe(around(after));
  });

  it.each([
    ['one glyph', around('<0100> Tj')],
    ['a step up or down', around('<0100> Tj\n2 1 Td <0200> Tj')],
    ['marks within', around('<0100> Tj\n/P <</MCID 1>> BDC\n2 0 Td <0200> Tj\nEMC')],
    ['spacing of its own', around('1 Tc\n<0100> Tj\n2 0 Td <0200> Tj')],
    ['a font that is not known', around('<0100> Tj\n2 0 Td <0200> Tj').replace('/F', '/G')],
    ['another step behind it', around('<0100> Tj\n2 0 Td <0200> Tj\n0 5 Td')],
  ])('leaves text with %s as it is', (_, text) => {
    expect(joined(text)).toBe(text);
  });

  const step = fc.record({ code: fc.integer({ min: 1, max: 1200 }), by: fc.double({ min: -9, max: 30, noNaN: true }) });
  const line = fc.array(step, { minLength: 1, maxLength: 12 });
  it('moves no glyph by what could be seen', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.integer({ min: 4, max: 40 }), (lines, size) => {
        const before = lines.map((steps, at) => around(lineOf(steps), size, at)).join('\n');
        const [expected, found] = [placesIn(before), placesIn(joined(before))];
        expect(found.map(({ code }) => code)).toEqual(expected.map(({ code }) => code));
        for (const [at, { x, y }] of found.entries()) {
          expect(y).toBe(expected[at]?.y);
          expect(Math.abs(x - (expected[at]?.x ?? Infinity))).toBeLessThan(0.0031 * size);
        }
      }),
    );
  });
});

function lineOf(steps: readonly { readonly code: number; readonly by: number }[]): string {
  const shown = steps.map(({ code }) => `<${code.toString(16).toUpperCase().padStart(4, '0')}> Tj`);
  return shown.map((one, at) => (at === 0 ? one : `${steps[at]?.by.toFixed(4)} 0 Td ${one}`)).join('\n');
}

/** A text object as Chromium writes it. */
function around(text: string, size = 10, y = 5): string {
  return `BT\n/F ${size} Tf\n1 0 0 -1 0 ${y} Tm\n${text}\nET`;
}

/** Joins with a font `F`, whose glyphs are as wide as their number says. */
function joined(text: string): string {
  const bytes = joinGlyphs(Buffer.from(text, 'latin1'), (font) => (font === 'F' ? (code) => code : null));
  return Buffer.from(bytes).toString('latin1');
}

interface Place {
  readonly code: number;
  readonly x: number;
  readonly y: number;
}

/** Where each glyph is shown (ISO 32000-1, 9.4), as far as the streams of these tests go. */
function placesIn(text: string): readonly Place[] {
  const places: Place[] = [];
  let [size, line, x, y] = [0, 0, 0, 0];
  const show = (string: Uint8Array): void => {
    for (const code of codesOf(string)) {
      places.push({ code, x, y });
      x += (code * size) / 1000;
    }
  };
  for (const { operator, operands } of operationsIn(Buffer.from(text, 'latin1'))) {
    const number = (at: number): number => Number(operands[at]);
    if (operator === 'Tf') size = number(1);
    if (operator === 'Tm') [line, x, y] = [number(4), number(4), number(5)];
    if (operator === 'Td') [line, x] = [line + number(0), line + number(0)];
    if (operator === 'Tj' || operator === 'TJ')
      for (const part of [operands[0]].flat() as Operand[]) {
        if (part instanceof Uint8Array) show(part);
        else x -= (Number(part) * size) / 1000;
      }
  }
  return places;
}

function codesOf(string: Uint8Array): readonly number[] {
  return Array.from({ length: string.length / 2 }, (_, at) => (string[2 * at] ?? 0) * 256 + (string[2 * at + 1] ?? 0));
}
