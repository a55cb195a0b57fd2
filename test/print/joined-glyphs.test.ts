import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationsIn, type Operand } from '../../src/print/finish/content-stream.ts';
import { applyEdits } from '../../src/print/finish/edits.ts';
import type { FontReader } from '../../src/print/finish/font-reader.ts';
import { joinGlyphs } from '../../src/print/finish/joined-glyphs.ts';

/** A font whose glyphs are as wide as their number says. */
const font: FontReader = { read: () => {}, widthOf: (string) => codesOf(string).reduce((sum, code) => sum + code, 0) };

describe('joining glyphs', () => {
  it.each([
    [
      'glyphs where the font puts them',
      'BT /F 10 Tf 1 0 0 -1 5 5 Tm <0100> Tj 2.56 0 Td <0200> Tj ET',
      '<01000200> Tj',
    ],
    ['kerned ones', 'BT /F 10 Tf 1 0 0 -1 5 5 Tm <0100> Tj 2 0 Td <0200> Tj ET', '[<0100>56<0200>] TJ'],
    [
      'each line by itself',
      'BT /F 10 Tf 1 0 0 -1 5 5 Tm <0100> Tj 2.56 0 Td <0200> Tj 1 0 0 -1 5 9 Tm <0300> Tj ET',
      '<01000200> Tj 1 0 0 -1 5 9 Tm <0300> Tj',
    ],
  ])('takes %s together', (_, before, after) => {
    expect(joined(before)).toContain(` ${after} ET`);
  });

  it.each([
    ['a step up or down', 'BT /F 10 Tf 1 0 0 -1 5 5 Tm <0100> Tj 2 1 Td <0200> Tj ET'],
    ['marks within', 'BT /F 10 Tf 1 0 0 -1 5 5 Tm <0100> Tj 2 0 Td <0200> Tj /P <</MCID 1>> BDC EMC ET'],
    ['spacing of its own', 'BT 1 Tc /F 10 Tf 1 0 0 -1 5 5 Tm <0100> Tj 2 0 Td <0200> Tj ET'],
    ['no font', '<0100> Tj 2 0 Td <0200> Tj'],
  ])('leaves text with %s as it is', (_, text) => {
    expect(joined(text)).toBe(text);
  });

  const step = fc.record({ code: fc.integer({ min: 1, max: 1200 }), by: fc.double({ min: -9, max: 30, noNaN: true }) });
  const line = fc.array(step, { minLength: 1, maxLength: 12 });
  it('moves no glyph by what could be seen', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.integer({ min: 4, max: 40 }), (lines, size) => {
        const text = lines.map((steps, at) => lineOf(steps, at)).join(' ');
        const before = `BT /F ${size} Tf ${text} ET`;
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

function lineOf(steps: readonly { readonly code: number; readonly by: number }[], y: number): string {
  const shown = steps.map(({ code }) => `<${code.toString(16).padStart(4, '0')}> Tj`);
  return `1 0 0 -1 0 ${y} Tm ${shown.map((one, at) => (at === 0 ? one : `${steps[at]?.by.toFixed(4)} 0 Td ${one}`)).join(' ')}`;
}

function joined(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const joiner = joinGlyphs();
  for (const operation of operationsIn(bytes)) joiner.pass(operation, font);
  return Buffer.from(applyEdits(bytes, joiner.edits)).toString('latin1');
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
