// Changes one token at a time in the files that decide what a finding's status is and what changed between snapshots, runs
// the tests that should notice, and prints the changes that no test notices, then a score.
//   node scripts/mutate.mjs [words] [--every N] [--start K]
// Words select places that contain one of them: “marks.ts” or “marks.ts:12:”. --every 10 takes every tenth change, --start 3
// begins with the fourth: ten runs with --start 0 to 9 are the whole.
// Each change is bundled with the tests, and loaded anew into a process that has everything else loaded; the tests that
// noticed most changes so far, and take the least time, come first, and the first that fails is enough.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf, sourcesIn } from './mutants.mjs';
import { openBundler } from './mutate-bundle.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, start: { type: 'string', default: '0' } },
});

/** Folders whose files are changed, with the tests that should notice; `but` are parts of the names of tests that tell nothing of them. */
const targets = [
  {
    folder: 'src/parse/status',
    tests: [
      ...['status', 'status-cells', 'status-thresholds', 'status-wording', 'whole-cell', 'reading'].map(
        (name) => `test/parse/${name}.test.ts`,
      ),
      'test/parse/tables-of-findings.test.ts',
      'test/audit-2019.test.ts',
      'test/fuzz/status.test.ts',
      'test/rules/rules.test.ts',
    ],
  },
  {
    folder: 'src/analyze/compare',
    tests: [
      ...['changes', 'laws', 'match', 'other-place', 'plans', 'similarity', 'thresholds'].map(
        (name) => `test/analyze/compare/${name}.test.ts`,
      ),
      'test/cli/commands/diff.test.ts',
      'test/rules/rules.test.ts',
    ],
    but: ['in a git repository'],
  },
];

/** How many times as long as without a change the tests may run, before a change counts as an endless loop. */
const longestRun = 3;
/** What a change that is slow to fail may take besides, in milliseconds. */
const patience = 10_000;
/** Bundles that one process loads: Node keeps each of them. */
const mostLoaded = 60;

/** What stands for the name of a test that failed, where the tests had no end. */
const endless = 'endless';

const cache = join(root, 'node_modules/.cache/mutate');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'run-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

for (const target of targets) {
  const mutants = sourcesIn(root, target.folder).flatMap(mutantsIn).filter(isWanted);
  if (mutants.length > 0) await tryAll(target, mutants);
}

function mutantsIn(path) {
  const original = readFileSync(join(root, path), 'utf8');
  return mutantsOf(original).map((mutant) => ({ path, ...mutant }));
}

function isWanted({ path, line }) {
  return positionals.length === 0 || positionals.some((word) => `${path}:${line}:`.includes(word));
}

async function tryAll({ folder: place, tests, but = [] }, all) {
  const bundler = await openBundler(root, tests);
  const runner = openRunner();
  const { order, without, limit } = await measure(place, but, bundler, runner);
  const kills = new Map();
  const scoreOf = ([key, time]) => time / (1 + (kills.get(key) ?? 0));
  const every = Number(values.every);
  const chosen = all.filter((_, at) => at % every === Number(values.start) % every);
  const count = { failed: 0, endless: 0, passed: 0 };
  const score = () => {
    const noticed = count.failed + count.endless;
    return `${place}: ${noticed} of ${noticed + count.passed} changes noticed (${count.endless} of them endless); ${chosen.length} chosen of ${all.length}\n`;
  };
  // A run that is broken off says how far it came.
  const stopped = () => process.stdout.write(score());
  process.once('exit', stopped);
  for (const { path, line, what, text } of chosen) {
    const sorted = order.toSorted((one, other) => scoreOf(one) - scoreOf(other)).map(([key]) => key);
    const bundle = await bundler.textWith(join(root, path), text).catch(() => null);
    const job = { order: sorted, without, bail: true };
    const { failed } = bundle === null ? { failed: ['the build'] } : await runner.ask(bundle, job, limit);
    const [first] = failed;
    count[first === undefined ? 'passed' : first === endless ? 'endless' : 'failed'] += 1;
    if (first === undefined) process.stdout.write(`${path}:${line}: ${what}\n`);
    else kills.set(first, (kills.get(first) ?? 0) + 1);
  }
  process.off('exit', stopped);
  runner.stop();
  await bundler.close();
  stopped();
}

/**
 * Runs all tests without a change: as they stand, which loads everything, and then the quickest and the slowest first. What
 * fails in one of these orders leans on other tests, and is left out.
 */
async function measure(place, but, bundler, runner) {
  const bundle = await bundler.textWith('', '');
  const run = (order) => runner.ask(bundle, { order, without: [], bail: false }, 600_000);
  const first = await run([]);
  const quickest = Object.keys(first.times).toSorted((one, other) => first.times[one] - first.times[other]);
  const second = await run(quickest);
  const third = await run(quickest.toReversed());
  const failed = new Set([first, second, third].flatMap((one) => one.failed));
  if (failed.size > 0)
    process.stderr.write(`${place}: left out, since they lean on others:\n${[...failed].join('\n')}\n`);
  const without = Object.keys(second.times).filter((key) => failed.has(key) || but.some((part) => key.includes(part)));
  const order = Object.entries(second.times).filter(([key]) => !without.includes(key));
  if (order.length === 0) throw new Error(`no test of ${place} passes without a change`);
  const total = order.reduce((sum, [, time]) => sum + time, 0);
  process.stderr.write(`${place}: ${order.length} tests in ${Math.round(total)} ms\n`);
  return { order, without, limit: longestRun * total + patience };
}

/** Asks a process at a time, and starts another where that one is full or does not answer. */
function openRunner() {
  let [child, loaded, made] = [null, mostLoaded, 0];
  const next = () => new Promise((done) => child.once('message', done));
  return {
    ask: async (text, job, limit) => {
      if (loaded >= mostLoaded) {
        child?.kill('SIGKILL');
        child = fork(join(root, 'scripts/mutate-runner.mjs'), {
          cwd: root,
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        });
        loaded = 0;
        await next();
      }
      loaded += 1;
      const file = join(folder, `${(made += 1)}.mjs`);
      writeFileSync(file, text);
      child.send({ bundle: pathToFileURL(file).href, ...job });
      const timer = new AbortController();
      const answer = await Promise.race([next(), after(limit, timer.signal)]);
      timer.abort();
      rmSync(file);
      if (answer.failed[0] === endless) loaded = mostLoaded;
      return answer;
    },
    stop: () => child?.kill('SIGKILL'),
  };
}

function after(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(() => done({ failed: [endless], times: {} }), milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
