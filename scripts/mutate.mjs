// Changes one token at a time in the files that decide what a finding's status is and what changed between snapshots, runs
// their tests, and prints the changes that no test notices. node scripts/mutate.mjs [number of changes a file, default 12]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const most = Number(process.argv[2] ?? 12);

/** Folders whose files are changed, with the tests that should notice. */
const targets = [
  ['src/parse/status', ['test/parse/status', 'test/parse/reading.test.ts', 'test/audit-2019.test.ts']],
  ['src/analyze/compare', ['test/analyze/compare', 'test/bench/matching']],
];

/** What is put in the place of what. */
const changes = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/(?<=[(= ])\d+(?=[);, ])/g, (number) => String(Number(number) + 1)],
  [/ \+ /g, ' - '],
];

// In a copy: a run that is broken off leaves nothing behind.
const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
for (const name of ['src', 'test', 'templates', 'input', 'output', 'scripts', 'package.json', 'tsconfig.json'])
  cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

try {
  for (const [folder, tests] of targets) mutateFolder(folder, tests);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function mutateFolder(folder, tests) {
  if (!passes(tests)) throw new Error(`the tests of ${folder} fail without any change`);
  const files = readdirSync(join(copy, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .toSorted();
  const survived = [];
  let tried = 0;
  for (const name of files) {
    const path = join(copy, folder, name);
    const text = readFileSync(path, 'utf8');
    for (const mutant of spread(mutantsOf(text), most)) {
      writeFileSync(path, mutant.text);
      tried += 1;
      if (passes(tests)) survived.push(`${folder}/${name}:${mutant.line}: ${mutant.what}`);
    }
    writeFileSync(path, text);
  }
  const result = `${folder}: ${tried - survived.length} of ${tried} changes noticed`;
  process.stdout.write(`${[...survived, result].join('\n')}\n`);
}

/** Every change of one token in code; comments and imports stay. */
function mutantsOf(text) {
  return changes.flatMap(([pattern, by]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const start = text.lastIndexOf('\n', match.index) + 1;
      const line = text.slice(start, text.indexOf('\n', match.index));
      if (/^\s*(?:\*|\/\/|\/\*|import\b|export (?:type|interface)\b|readonly\b)/.test(line)) return [];
      const replacement = typeof by === 'string' ? by : by(match[0]);
      const changed = text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
      const at = text.slice(0, match.index).split('\n').length;
      return [{ text: changed, line: at, what: `${match[0].trim()} → ${replacement.trim()} in ${line.trim()}` }];
    }),
  );
}

/** `count` of them, evenly from all. */
function spread(all, count) {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]);
}

function passes(tests) {
  const words = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--bail', '1', ...tests];
  return spawnSync('npx', ['--no', '--', ...words], { cwd: copy, timeout: 120_000 }).status === 0;
}
