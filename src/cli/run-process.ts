import { join, resolve, sep } from 'node:path';
import { isTooManyFiles, unexpectedFault } from '../errors.ts';
import { packageFolder } from '../package.ts';
import { openOutput } from './standard-output.ts';
import { printable, printableLines } from './terminal.ts';

/** Runs the program as a process: with its streams, its folders and its exit code. */
export async function runProcess({ argv, env }: NodeJS.Process): Promise<void> {
  // Meant for another program: Puppeteer would write its whole protocol to the terminal.
  delete env['DEBUG'];
  const [stdout, stderr] = [openOutput(process.stdout), openOutput(process.stderr)];
  const folder = folderOf(argv, env);
  const root = isAtHome(folder, env) ? packageFolder : folder;
  try {
    const { main } = await import('./program.ts');
    process.exitCode = await main(argv.slice(2), {
      stdin: () => process.stdin,
      stdout,
      stderr,
      folder,
      root,
      environment: env,
    });
  } catch (error) {
    stderr.write(`audit-status: ${describe(error)}\n`);
    if (env['AUDIT_STATUS_DEBUG'] !== undefined && error instanceof Error)
      stderr.write(`${printableLines(error.stack ?? error.message)}\n`);
  }
  const [first, second] = [await stdout.end(), await stderr.end()];
  if (first !== null) stderr.write(`audit-status: standard output: ${first}\n`);
  // What could not be written is an error, whatever the run came to.
  if (first !== null || second !== null) process.exitCode = 2;
  await stderr.end();
}

/** The one command that git starts, and nobody types; files of its own are named from where it starts a program. */
const startedByGit = 'git-diff-driver';

/** Where the command was typed; npm changes to the folder of the package. */
function folderOf([, , command]: readonly string[], env: NodeJS.ProcessEnv): string {
  const isTyped = env['npm_lifecycle_event'] !== undefined && command !== startedByGit;
  const typedIn = isTyped ? env['INIT_CWD'] : undefined;
  return typedIn === undefined ? process.cwd() : resolve(typedIn);
}

/** In its own repository, input/ and output/ are the repository's; where it is installed, those of the user's folder. */
function isAtHome(folder: string, env: NodeJS.ProcessEnv): boolean {
  return (
    env['npm_package_json'] === join(packageFolder, 'package.json') || `${folder}${sep}`.startsWith(packageFolder + sep)
  );
}

function describe(error: unknown): string {
  if (isTooManyFiles(error)) return 'too many files are open: raise the limit with ulimit -n';
  const words = printable(unexpectedFault(error));
  return `${words}\nPlease report it; with AUDIT_STATUS_DEBUG=1 the details are shown.`;
}
