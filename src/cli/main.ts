#!/usr/bin/env node
import { join, resolve, sep } from 'node:path';
import { packageFolder } from '../package.ts';

const { stdout, stderr, env } = process;

/** The one command that git starts, and not a person. */
const gitDiffDriver = 'git-diff-driver';

// Meant for another program: Puppeteer would write its whole protocol to the terminal.
delete env['DEBUG'];

for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is no fault, and no reason to leave files unwritten.
    if (error.code !== 'EPIPE') throw error;
  });
}

// npm changes to the folder of the package; git has files of its own named from where it starts a program.
const isTypedInNpm = env['npm_lifecycle_event'] !== undefined && process.argv[2] !== gitDiffDriver;
const folder = env['INIT_CWD'] !== undefined && isTypedInNpm ? resolve(env['INIT_CWD']) : process.cwd();
// In its own repository, input/ and output/ are the repository's; where it is installed, those of the user's folder.
const atHome =
  env['npm_package_json'] === join(packageFolder, 'package.json') || `${folder}${sep}`.startsWith(packageFolder + sep);

void start();

async function start(): Promise<void> {
  // Until it is known better.
  process.exitCode = 2;
  try {
    const { main } = await import('./program.ts');
    process.exitCode = await main(process.argv.slice(2), {
      stdout,
      stderr,
      folder,
      root: atHome ? packageFolder : folder,
      environment: env,
    });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    stderr.write(
      `audit-status: an unexpected fault: ${words.split('\n')[0] ?? ''}\nPlease report it; with AUDIT_STATUS_DEBUG=1 the details are shown.\n`,
    );
    if (env['AUDIT_STATUS_DEBUG'] !== undefined) stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  }
  // What was said is out by then; Puppeteer's timers, which nobody waits for, would hold the process for 0.1 s.
  stdout.write('', () => stderr.write('', () => process.exit()));
}
