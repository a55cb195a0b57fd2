// Runs tests once for each change that it is sent, in one Vitest, so that only what a change touches is loaded again.
// Started by mutate.mjs: node scripts/mutate-runner.mjs FOLDER STAGES
import { writeFileSync } from 'node:fs';
import { createVitest } from 'vitest/node';

const [folder = '', stages = '[]'] = process.argv.slice(2);
const vitest = await createVitest('test', {
  root: folder,
  config: 'test/vitest.config.ts',
  watch: false,
  bail: 1,
  maxWorkers: 1,
  pool: 'threads',
  isolate: false,
  reporters: [{}],
});
await vitest.standalone();
const specifications = [];
for (const filters of JSON.parse(stages)) specifications.push(await vitest.globTestSpecifications(filters));

process.on('message', async ({ path, text, original }) => {
  if (path !== undefined) replace(path, text);
  let passed = true;
  for (const stage of specifications) {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(stage);
    passed = unhandledErrors.length === 0 && testModules.length > 0 && testModules.every((module) => module.ok());
    if (!passed) break;
  }
  if (path !== undefined) replace(path, original);
  process.send(passed ? 'passed' : 'failed');
});

function replace(path, text) {
  writeFileSync(path, text);
  vitest.invalidateFile(path);
}
