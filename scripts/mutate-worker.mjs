// Runs the tests of one bundle after another, in the order that is asked for, up to the first that fails. A “test” of the
// vitest that mutate-runner.mjs starts, which gives it what tests expect.
import { BroadcastChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';

test('changes', { timeout: 0 }, () => {
  globalThis.expectOfVitest = expect;
  const channel = new BroadcastChannel('mutate');
  channel.onmessage = async ({ data }) => channel.postMessage(await tryBundle(data));
  channel.postMessage({ ready: true });
  return new Promise(() => {});
});

/** Runs the tests of a bundle. Returns the key of the first that fails, and the milliseconds each took. */
async function tryBundle({ bundle, order, without, bail }) {
  const times = {};
  const failed = [];
  try {
    const { registered } = await import(/* @vite-ignore */ bundle);
    const tests = sorted(registered(), order).filter(({ key }) => !without.includes(key));
    const begun = new Set();
    for (const one of tests) {
      const start = performance.now();
      if (!(await passes(one, begun))) failed.push(one.key);
      times[one.key] = performance.now() - start;
      if (bail && failed.length > 0) break;
    }
    for (const suite of begun) for (const work of suite.hooks.afterAll) await work();
  } catch (error) {
    failed.push(String(error));
  }
  return { failed, times };
}

function sorted(tests, order) {
  const places = new Map(order.map((key, at) => [key, at]));
  const placeOf = ({ key }) => places.get(key) ?? -1;
  // A test that is new with a change stands first.
  return tests.toSorted((one, other) => placeOf(one) - placeOf(other));
}

async function passes({ suites, work }, begun) {
  const outer = suites.toReversed();
  try {
    for (const suite of outer) {
      if (begun.has(suite)) continue;
      begun.add(suite);
      for (const hook of suite.hooks.beforeAll) await hook();
    }
    for (const suite of outer) for (const hook of suite.hooks.beforeEach) await hook();
    await work();
    return true;
  } catch {
    return false;
  } finally {
    for (const suite of suites) for (const hook of suite.hooks.afterEach) await hook();
  }
}
