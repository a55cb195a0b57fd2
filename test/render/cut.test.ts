import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../src/render/catalogue/english/index.ts';
import { truncateMarkdown } from '../../src/render/truncate.ts';

test('what is short enough stays as it is', () => {
  expect(truncateMarkdown('# A\n\n- b\n', 9, english)).toBe('# A\n\n- b\n');
});

test('what is cut ends with a line, and says how much of it is cut', () => {
  const text = `# A\n\n${Array.from({ length: 100 }, (_, at) => `- line ${at}`).join('\n')}\n`;
  const cut = truncateMarkdown(text, 300, english);
  expect(cut.length).toBeLessThanOrEqual(300);
  expect(cut).toMatch(
    /\n- line \d+\n\n\*\*Cut here:\*\* \d+ of 102 lines are left out, to stay below 300 characters\./,
  );
  const shown = cut.split('\n').filter((line) => line.startsWith('- ')).length;
  expect(cut).toContain(`${100 - shown} of 102 lines`);
});

test('a fence of code is closed', () => {
  expect(truncateMarkdown(`\`\`\`mermaid\n${'x\n'.repeat(500)}\`\`\`\n`, 400, english)).toMatch(
    /x\n```\n\n\*\*Cut here/,
  );
});

test('is never longer than it may be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constant('```'))),
      fc.integer({ min: 200, max: 2000 }),
      (lines, most) => {
        const text = lines.map((line) => line.repeat(20)).join('\n');
        expect(truncateMarkdown(text, most, english).length).toBeLessThanOrEqual(most);
      },
    ),
  );
});
