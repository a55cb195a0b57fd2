import { dirname } from 'node:path';
import { formatDiagnostic } from '../../domain/diagnostics.ts';
import { packageVersion } from '../../package.ts';
import { UserError } from '../../errors.ts';
import { toJson } from '../../render/index.ts';
import { lintSarif, type LintedPost } from '../../render/exports/lint-sarif.ts';
import { makeReport } from '../../pipeline/report.ts';
import { repositoryPath } from '../../read/repository-path.ts';
import { printable, type Terminal } from '../terminal.ts';
import { type Artifact, prepareFolder, writeArtifact } from '../../write/write-file.ts';
import type { ExitCode } from './context.ts';
import type { LintFormat } from './lint-formats.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import type { Input } from './source-options.ts';

/** One run of the lint command. */
export interface LintRun {
  readonly inputs: readonly Input[];
  readonly format: LintFormat;
  /** Null for standard output. */
  readonly out: Omit<Artifact, 'content'> | null;
  readonly strict: boolean;
  readonly reading: Reading;
  readonly print: (text: string) => void;
  readonly terminal: Terminal;
}

/** A post that was read, and how its user calls it. */
interface Linted extends LintedPost {
  readonly shown: string;
}

/** Says what is wrong with posts: exits with 1 where something is, with 2 where one cannot be read. */
export async function runLint(run: LintRun): Promise<ExitCode> {
  const posts: Linted[] = [];
  for (const { path, shown } of run.inputs) {
    try {
      run.terminal.progress(`${shown}: reading`);
      const { snapshot, diagnostics } = await makeReport(path, shown, run.reading.limit, run.reading);
      posts.push({ snapshot, diagnostics, path: repositoryPath(path), shown });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      run.terminal.complain(error.message);
    }
  }
  const content = told[run.format](posts);
  if (run.out === null) run.print(content);
  else {
    const inputs = run.inputs.map(({ path }) => path);
    prepareFolder(dirname(run.out.path), dirname(run.out.shown));
    await writeArtifact({ ...run.out, content }, inputs);
    run.terminal.say(`wrote ${run.out.shown}`);
  }
  if (posts.length < run.inputs.length) return 2;
  return posts.some((post) => count(post, 'error') + (run.strict ? count(post, 'warning') : 0) > 0) ? 1 : 0;
}

const told: { readonly [format in LintFormat]: (posts: readonly Linted[]) => string } = {
  text: (posts) =>
    posts
      .flatMap(lines)
      .map((line) => `${printable(line)}\n`)
      .join(''),
  json: (posts) =>
    toJson({
      kind: 'lint',
      schemaVersion: 1,
      posts: posts.map(({ path, snapshot, diagnostics }) => ({ path, digest: snapshot.digest, diagnostics })),
    }),
  sarif: (posts) => lintSarif(posts, packageVersion()),
};

function lines(post: Linted): readonly string[] {
  const { diagnostics, shown } = post;
  return [
    ...diagnostics.map((diagnostic) => formatDiagnostic(shown, diagnostic)),
    `${shown}: ${count(post, 'error')} errors, ${count(post, 'warning')} warnings, ${count(post, 'info')} remarks`,
  ];
}

function count({ diagnostics }: Linted, wanted: string): number {
  return diagnostics.filter(({ severity }) => severity === wanted).length;
}
