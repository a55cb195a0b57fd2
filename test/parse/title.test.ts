import { expect, test } from 'vitest';
import { defaultSettings } from '../../src/domain/settings.ts';
import { parse } from '../../src/parse/index.ts';

test.each([
  ['# Audit of the mill', '2031-05-01-mill-audit.md', 'Audit of the mill'],
  ['# Introduction', '2031-05-01-mill-audit.md', '2031-05-01-mill-audit'],
  ['# Findings', 'mill-audit.md', 'mill-audit'],
  ['# Introduction', 'post.md', 'Introduction'],
  ['', 'mill-audit.md', 'mill-audit'],
])('%s in %s has the title %s', async (heading, name, title) => {
  const text = `${heading}\n\n| ID | Title | Status |\n| - | - | - |\n| A-1 | Dust | open |\n`;
  expect((await parse({ name, text, digest: 'sha256:0' }, defaultSettings)).snapshot.title).toBe(title);
});
