import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/domain/diagnostics.ts';
import { rules } from '../../src/domain/rules.ts';
import type { Diagnostic } from '../../src/domain/model.ts';
import { compareSnapshots } from '../../src/pipeline/comparison.ts';
import { readSide } from '../../src/pipeline/snapshot.ts';
import { loadAliases } from '../../src/read/aliases.ts';
import { defaultLimit } from '../../src/read/source.ts';
import { expectGolden } from '../golden.ts';
import { root } from '../run.ts';

const folder = join(root, 'test/rules');

/** Rules that need more than a file or two: where they are tested. */
const elsewhere: { readonly [code: string]: string } = {
  'history-shallow': 'test/cli/commands/history.test.ts',
  'version-unreadable': 'test/cli/commands/history.test.ts',
  'source-renamed': 'test/cli/commands/history.test.ts',
  'source-copied': 'test/cli/commands/history-branch.test.ts',
  'source-replaced': 'test/cli/commands/history-branch.test.ts',
  'history-incomplete': 'test/slow/git-trust.test.ts',
  'rules-differ': 'test/cli/commands/rules-of-sides.test.ts',
};

/**
 * A case is a post beside the rule's other files, or a folder: of a post with its configuration or evidence, or of two snapshots with
 * their aliases.
 */
async function diagnosticsOf(path: string): Promise<readonly Diagnostic[]> {
  const reading = { folder: path, limit: defaultLimit, evidence: 'beside' as const };
  const report = async (file: string) => (await readSide(file, reading)).report;
  if (existsSync(`${path}.md`)) return (await report(`${path}.md`)).diagnostics;
  if (existsSync(join(path, 'post.md'))) return (await report('post.md')).diagnostics;
  const aliases = existsSync(join(path, 'aliases.yaml'))
    ? await loadAliases(join(path, 'aliases.yaml'), 'aliases.yaml')
    : [];
  return compareSnapshots(await report('before.md'), await report('after.md'), aliases).diagnostics;
}

describe.each(Object.keys(rules).filter((code) => !(code in elsewhere)))('%s', (code) => {
  test('fires', async () => {
    const diagnostics = await diagnosticsOf(join(folder, code, 'fires'));
    expect(diagnostics.map((one) => one.code)).toContain(code);
    const lines = diagnostics.map((one) => `${formatDiagnostic('post.md', one)}\n`);
    expectGolden(join(folder, code, 'fires.txt'), lines.join(''));
  });

  test('is silent', async () => {
    const diagnostics = await diagnosticsOf(join(folder, code, 'silent'));
    expect(diagnostics.filter((one) => one.code === code)).toEqual([]);
  });
});

test.each(Object.entries(elsewhere))('%s is tested in %s', (code, file) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(code);
});

test('every folder is that of a rule', () => {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  expect(names.filter((name) => !Object.hasOwn(rules, name))).toEqual([]);
});
