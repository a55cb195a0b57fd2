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
  await box.run(['report', '--format', 'brief,json']);
});
afterAll(() => box.remove());

describe.each(['a', 'b'])('the brief of %s', (name) => {
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
