#!/usr/bin/env node
// Imports nothing at first, so that it can be loaded, and say what is wrong, where nothing else can be.
process.exitCode = 2;
try {
  const { runProcess } = await import('./run-process.ts');
  await runProcess(process);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const help =
    code === 'EMFILE' || code === 'ENFILE' ? 'raise the limit of open files with ulimit -n' : 'install it again';
  process.stderr.write(`audit-status: cannot be loaded (${code}): ${help}\n`);
}
// Puppeteer’s timers, which nobody waits for, would hold the process for 0.1 s.
process.exit();
