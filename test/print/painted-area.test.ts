import { expect, test } from 'vitest';
import { operationsIn } from '../../src/print/pdf/content-stream.ts';
import { around, watchPaint } from '../../src/print/pdf/painted-area.ts';

/** What a content stream paints, as left, bottom, right and top; every glyph is 500 wide. */
function painted(stream: string): readonly number[] {
  const paint = watchPaint();
  const boxes = [...operationsIn(Buffer.from(stream))].flatMap((one) => paint.pass(one, () => 500) ?? []);
  const [first, ...others] = boxes;
  if (first === undefined) return [];
  const { left, bottom, right, top } = others.reduce(around, first);
  return [left, bottom, right, top];
}

test.each([
  ['a filled rectangle', '10 20 30 40 re f', [10, 20, 40, 60]],
  ['one that is drawn backwards', '40 60 -30 -40 re f', [10, 20, 40, 60]],
  ['a triangle', '0 0 m 10 0 l 5 8 l h f', [0, 0, 10, 8]],
  ['a line with its width', '4 w 10 10 m 20 10 l S', [8, 8, 22, 12]],
  ['what is moved and made larger', 'q 2 0 0 2 100 100 cm 1 1 1 1 re f Q', [102, 102, 104, 104]],
  ['what is turned upside down', '1 0 0 -1 0 800 cm 0 0 10 10 re f', [0, 790, 10, 800]],
  ['what is skewed', '1 0 1 1 0 0 cm 0 0 10 10 re f', [0, 0, 20, 10]],
  ['no more than what is let through', '0 0 5 5 re W n 0 0 100 100 re f', [0, 0, 5, 5]],
  ['all again after that', 'q 0 0 5 5 re W n Q 0 0 100 100 re f', [0, 0, 100, 100]],
  ['two glyphs', 'BT /F 10 Tf 1 0 0 1 50 50 Tm <00010002> Tj ET', [50, 47, 60, 60]],
  ['glyphs with a distance between them', 'BT /F 10 Tf 1 0 0 1 0 0 Tm [<0001>-500<0002>] TJ ET', [0, -3, 15, 10]],
  ['an image', 'q 30 0 0 40 5 5 cm /X Do Q', [5, 5, 35, 45]],
  ['nothing, for a path that only clips', '0 0 5 5 re W n', []],
  ['nothing, for what is clipped away', '0 0 5 5 re W n 10 10 5 5 re f', []],
])('%s', (_, stream, box) => {
  expect(painted(stream)).toEqual(box);
});
