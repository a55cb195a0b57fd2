// Changes one token at a time in the files that decide what a finding's status is and what changed between snapshots, runs
// the tests that should notice, and prints the changes that no test notices, then a score.
//   node scripts/mutate.mjs [words] [--every N] [--start K]
// Words select places that contain one of them: “marks.ts” or “marks.ts:12:”. --every 10 takes every tenth change, --start 3
// begins with the fourth: ten runs with --start 0 to 9 are the whole.
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf, sourcesIn } from './mutants.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, start: { type: 'string', default: '0' } },
});

/** Folders whose files are changed, with the tests that should notice, the quickest first. */
const targets = [
  {
    folder: 'src/parse/status',
    stages: [
      ['test/parse/status', 'test/parse/whole-cell.test.ts'],
      ['test/parse/reading.test.ts', 'test/audit-2019.test.ts', 'test/fuzz/status.test.ts'],
    ],
  },
  { folder: 'src/analyze/compare', stages: [['test/analyze/compare'], ['test/cli/commands/diff.test.ts']] },
];

/** How many times as long as without a change the tests may run, before a change counts as an endless loop. */
const longestRun = 3;
/** What loading everything anew may take besides, in milliseconds. */
const loading = 30_000;

// In a copy: a run that is broken off leaves nothing behind.
const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
for (const name of ['src', 'test', 'templates', 'input', 'output', 'scripts', 'package.json', 'tsconfig.json'])
  cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

try {
  for (const target of targets) {
    const mutants = sourcesIn(copy, target.folder).flatMap(mutantsIn).filter(isWanted);
    if (mutants.length > 0) await tryAll(target, mutants);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function mutantsIn(path) {
  const original = readFileSync(join(copy, path), 'utf8');
  return mutantsOf(original).map((mutant) => ({ path, original, ...mutant }));
}

function isWanted({ path, line }) {
  return positionals.length === 0 || positionals.some((word) => `${path}:${line}:`.includes(word));
}

async function tryAll({ folder, stages }, all) {
  let runner = startRunner(stages);
  if ((await runner.ask({})) !== 'passed') throw new Error(`the tests of ${folder} fail without any change`);
  // The second run is the measure: the first one loads everything.
  const begun = Date.now();
  await runner.ask({});
  const limit = longestRun * (Date.now() - begun) + loading;
  const every = Number(values.every);
  const chosen = all.filter((_, at) => at % every === Number(values.start) % every);
  const count = { failed: 0, endless: 0, passed: 0 };
  const score = () => {
    const noticed = count.failed + count.endless;
    return `${folder}: ${noticed} of ${noticed + count.passed} changes noticed (${count.endless} of them endless); ${chosen.length} chosen of ${all.length}\n`;
  };
  // A run that is broken off says how far it came.
  const stopped = () => process.stdout.write(score(), () => process.exit(1));
  process.once('SIGTERM', stopped);
  for (const { path, line, what, ...texts } of chosen) {
    const answer = await Promise.race([runner.ask({ path: join(copy, path), ...texts }), after(limit)]);
    count[answer] += 1;
    if (answer === 'passed') process.stdout.write(`${path}:${line}: ${what}\n`);
    if (answer !== 'endless') continue;
    runner.stop();
    writeFileSync(join(copy, path), texts.original);
    runner = startRunner(stages);
  }
  runner.stop();
  process.off('SIGTERM', stopped);
  process.stdout.write(score());
}

function startRunner(stages) {
  const child = fork(join(root, 'scripts/mutate-runner.mjs'), [copy, JSON.stringify(stages)], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    ask: (mutant) =>
      new Promise((done) => {
        child.once('message', done);
        child.send(mutant);
      }),
    stop: () => child.kill('SIGKILL'),
  };
}

function after(milliseconds) {
  return new Promise((done) => setTimeout(() => done('endless'), milliseconds).unref());
}
