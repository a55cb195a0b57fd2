import { dirname } from 'node:path';
import { NoFindingsError, UserError } from '../../errors.ts';
import { packageVersion } from '../../package.ts';
import { makeReport } from '../../pipeline/report.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { repositoryPath } from '../../read/repository-path.ts';
import { lintSarif, type LintedPost } from '../../render/exports/lint-sarif.ts';
import { toJson } from '../../render/index.ts';
import { type Artifact, writeArtifacts } from '../../write/write-file.ts';
import { prepareOutput } from './prepare-output.ts';
import type { Screen, Terminal } from '../terminal.ts';
import type { Context, ExitCode } from './context.ts';
import type { LintFormat } from './lint-formats.ts';
import { compilerLines, githubLines, groupedDiagnostics, groupedLines } from './lint-text.ts';
import type { Input } from './inputs.ts';

/** One run of the lint command. */
export interface LintRun {
  readonly inputs: readonly Input[];
  readonly format: LintFormat;
  /** Null for standard output. */
  readonly out: Omit<Artifact, 'content'> | null;
  readonly strict: boolean;
  /** Whether posts without findings are passed over. */
  readonly skipOther: boolean;
  readonly reading: Reading;
  readonly screen: Context['screen'];
  readonly print: Context['print'];
  readonly terminal: Terminal;
}

/** A post that was read, and how its user calls it. */
interface Linted extends LintedPost {
  readonly shown: string;
}

/** Prints what should be fixed in posts. Returns 1 where something has to be, 2 where a post cannot be read. */
export async function runLint(run: LintRun): Promise<ExitCode> {
  const posts: Linted[] = [];
  let unread = 0;
  for (const { path, shown, bytes } of run.inputs) {
    try {
      run.terminal.progress(`${shown}: reading`);
      const { snapshot, diagnostics } = await makeReport(path, shown, run.reading.limit, run.reading, bytes);
      posts.push({ snapshot, diagnostics, path: repositoryPath(path), shown });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (run.skipOther && error instanceof NoFindingsError) run.terminal.note(`${shown}: holds no findings; skipped`);
      else {
        run.terminal.warn(error.message);
        unread += 1;
      }
    }
  }
  await publish(contentOf(posts, run), run);
  if (unread > 0) return 2;
  return posts.some((post) => count(post, 'error') + (run.strict ? count(post, 'warning') : 0) > 0) ? 1 : 0;
}

async function publish(content: string, { format, out, inputs, print, terminal }: LintRun): Promise<void> {
  if (out === null) return print(content, format === 'json' || format === 'sarif' ? 'json' : 'lines');
  prepareOutput(dirname(out.path), dirname(out.shown), terminal);
  await writeArtifacts(
    [{ ...out, content }],
    inputs.map(({ path }) => path),
  );
  terminal.print(`wrote ${out.shown}`);
}

function contentOf(posts: readonly Linted[], { format, screen, out, terminal }: LintRun): string {
  if (format === 'sarif') return lintSarif(posts, packageVersion());
  if (format === 'json')
    return toJson({
      kind: 'lint',
      schemaVersion: 1,
      posts: posts.map(({ path, snapshot, diagnostics }) => ({ path, digest: snapshot.digest, diagnostics })),
    });
  if (format === 'github') return posts.map(githubLines).join('');
  const isGrouped = format === 'text' && out === null && screen !== null;
  if (terminal.quiet) return quietLines(posts, isGrouped ? screen : null);
  return posts.map((post) => (isGrouped ? groupedLines(post, screen) : compilerLines(post))).join('');
}

/** Warnings and errors, and no counts. */
function quietLines(posts: readonly Linted[], screen: Screen | null): string {
  return posts
    .map(({ shown, diagnostics }) => ({
      shown,
      diagnostics: diagnostics.filter(({ severity }) => severity !== 'info'),
    }))
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map((post) => (screen === null ? compilerLines(post, false) : `${groupedDiagnostics(post, screen)}\n`))
    .join('');
}

function count({ diagnostics }: Linted, wanted: string): number {
  return diagnostics.filter(({ severity }) => severity === wanted).length;
}
