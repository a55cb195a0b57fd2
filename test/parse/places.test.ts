import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';
import { expectGolden } from '../golden.ts';
import { root } from '../run.ts';
import { read } from './essence.ts';

const folder = join(root, 'test/fixtures/places');
const postOf = (...names: readonly string[]): string => readFileSync(join(folder, ...names, 'post.md'), 'utf8');

/** `line · id · title · severity · status kind`, then the diagnostics as `! line code`. */
async function linesOf(text: string, settings = defaultSettings): Promise<readonly string[]> {
  const { findings, diagnostics } = await read(text, settings);
  return [
    ...findings.map(({ position, id, title, severity, status, describedAt }) =>
      [
        position.start.line,
        id ?? '–',
        title.text,
        severity === null ? '–' : (severity.level ?? '?'),
        status.kind,
        ...(describedAt === null ? [] : [`described in line ${describedAt.heading.position.start.line}`]),
      ].join(' · '),
    ),
    ...diagnostics.map(({ code, position }) => `! ${position?.start.line ?? '–'} ${code}`),
  ];
}

/** Each folder is a document of one form, with what a careful reader finds in it. */
describe('Findings outside tables', () => {
  test.each(readdirSync(join(folder, 'read')))('%s', async (name) => {
    const lines = await linesOf(postOf('read', name));
    expectGolden(join(folder, 'read', name, 'expected.txt'), lines.map((line) => `${line}\n`).join(''));
  });

  test.each(readdirSync(join(folder, 'read')))('%s: words stand where their positions say', async (name) => {
    const text = postOf('read', name);
    const lines = text.split('\n');
    for (const { title, status, severity, extra } of (await read(text)).findings)
      for (const words of [title, status.verbatim, severity?.verbatim, ...extra.map(({ value }) => value)]) {
        if (words == null || words.text === '') continue;
        const { start, end } = words.position;
        const there = lines.slice(start.line - 1, end.line).join('\n');
        const last = lines[end.line - 1]?.length ?? 0;
        const found = there.slice(start.column - 1, there.length - (last - (end.column - 1)));
        // A title that holds tags or marks has the place of its heading.
        expect(found).toContain(words.markdown === found ? found : words.text.split(' ')[0]);
      }
  });
});

/** Each folder is a document that looks like a report and lists no findings, with the sentence that says what was seen. */
describe('Documents without findings', () => {
  test.each(readdirSync(join(folder, 'declined')))('%s', async (name) => {
    const source = { name: 'post.md', text: postOf('declined', name), digest: `sha256:${'0'.repeat(64)}` };
    const error: unknown = await makeReportOf(source, 'post.md').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expectGolden(
      join(folder, 'declined', name, 'expected.txt'),
      `${error instanceof UserError ? error.message : ''}\n`,
    );
  });
});
