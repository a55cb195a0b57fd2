// Stands for vitest in the bundles that mutate.mjs makes: it keeps the tests, so that they can be run in any order, and
// any of them alone. What they expect is held by the vitest in which mutate-worker.mjs runs.
export const expect = globalThis.expectOfVitest;

const suiteOf = (name, parent) => ({
  name,
  parent,
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
});

let here = suiteOf('', null);
const tests = [];

/** Begins what a file registers. */
export function beginFile(name) {
  here = suiteOf(name, null);
}

/** Every test with the suites around it, the innermost first, and a name of its own. */
export function registered() {
  const seen = new Map();
  return tests.map(({ suite, name, work }) => {
    const suites = chain(suite);
    const path = [...suites.map((one) => one.name).toReversed(), name].join(' > ');
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    return { key: `${path} #${count}`, suites, work };
  });
}

function chain(suite) {
  return suite === null ? [] : [suite, ...chain(suite.parent)];
}

const hook = (kind) => (work) => void here.hooks[kind].push(work);
export const [beforeAll, afterAll, beforeEach, afterEach] = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map(
  hook,
);

export const describe = withVariants((name, body) => {
  const outer = here;
  here = suiteOf(String(name), outer);
  body();
  here = outer;
});

export const test = withVariants(register);
export const it = withVariants(register);

function register(name, ...rest) {
  const work = rest.find((one) => typeof one === 'function');
  if (work !== undefined) tests.push({ suite: here, name: String(name), work });
}

function withVariants(add) {
  const none = Object.assign(() => {}, { each: () => () => {} });
  const each =
    (rows) =>
    (name, ...rest) => {
      const at = rest.findIndex((one) => typeof one === 'function');
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        add(name, ...rest.with(at, () => rest[at](...values)));
      }
    };
  const all = Object.assign((...words) => add(...words), { each });
  return Object.assign(all, {
    skip: none,
    skipIf: (condition) => (condition ? none : all),
    runIf: (condition) => (condition ? all : none),
  });
}
