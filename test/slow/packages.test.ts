import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../run.ts';
import { read } from '../parse/essence.ts';

/** Files beyond which a document of a package is a generated reference, not one that a person wrote. */
const largest = 40_000;

/** Every Markdown file of the packages that are installed: none of them reports an audit. */
const documents = readdirSync(join(root, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.md$/i.test(name),
);

test('READMEs and changelogs of packages hold no findings', async () => {
  const taken: string[] = [];
  for (const name of documents) {
    const text = readFileSync(join(root, 'node_modules', name), 'utf8');
    if (text.length > largest || !/^[ >]*\|? *:?-+:? *\|/m.test(text)) continue;
    const { findings, remainingWork, diagnostics } = await read(text);
    if (findings.length + remainingWork.length > 0) taken.push(name);
    if (diagnostics.some(({ code }) => code === 'table-not-read')) taken.push(`${name}: not read`);
  }
  expect(documents.length).toBeGreaterThan(100);
  expect(taken).toEqual([]);
}, 60_000);
