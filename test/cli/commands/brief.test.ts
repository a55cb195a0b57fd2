import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedPost } from '../../invented-post.ts';
import { pdfUaBreaches } from '../../print/pdf-ua.ts';
import { readPdf } from '../../print/read-pdf.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

let box: Sandbox;

beforeAll(async () => {
  box = makeSandbox();
  box.write('input/a.md', inventedPost({ findings: 60, work: 'levels' }));
  box.write('input/b.md', inventedPost({ findings: 4, severities: false }));
  box.write('input/long.md', endlessPost());
  await box.run(['report', '--format', 'brief,json']);
});
afterAll(() => box.remove());

/** A post whose every cell has thousands of letters, with words and without. */
function endlessPost(): string {
  const cells = (count: number, at: number): string =>
    Array.from({ length: count }, (_, cell) => `${at}${cell} ${'words '.repeat(300)}${'x'.repeat(1500)}`).join(' | ');
  return [
    '# Audit of the kiln\n',
    '| ID | Finding | Severity | Status | Owner | Due date |\n| --- | --- | --- | --- | --- | --- |',
    ...[1, 2, 3, 4, 5].map((at) => `| ${cells(3, at)} | open, ${cells(3, at)} |`),
    '\n## Remaining work\n',
    '| ID | Title | Time | Complexity | Benefit | Owner |\n| --- | --- | --- | --- | --- | --- |',
    ...[1, 2, 3, 4, 5].map((at) => `| ${cells(6, at)} |`),
  ].join('\n');
}

describe.each(['a', 'b', 'long'])('the brief of %s', (name) => {
  const bytes = (): Buffer => readFileSync(join(box.folder, `output/${name}.brief.pdf`));

  test('is one page that keeps the rules of PDF/UA-1, and carries the data of the report', async () => {
    const { pages, attachments } = await readPdf(bytes());
    expect(pages).toBe(1);
    expect(await pdfUaBreaches(bytes())).toEqual([]);
    const [attachment] = Object.values(attachments as Record<string, { content: Uint8Array }>);
    expect(Buffer.from(attachment?.content ?? []).toString('utf8')).toBe(box.read(`output/${name}.json`));
  });

  test('says where it stands and what to do first, and lists no findings', async () => {
    const { text } = await readPdf(bytes());
    expect(text).toContain('Where it stands');
    expect(text).toContain('What to do first');
    expect(text).not.toContain('How this was read');
  });
});

test('a check finds it in place', async () => {
  expect((await box.run(['report', '--format', 'brief,json', '--check', '--quiet'])).stderr).not.toContain('stale');
});
