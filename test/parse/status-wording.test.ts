import { expect, test } from 'vitest';
import { builtIn } from '../../src/domain/vocabulary.ts';
import { statusReader } from '../../src/parse/status/status.ts';

const status = statusReader(builtIn);

/** Wordings that differ in one word or mark, on either side of what the reader tells apart. */
test.each<readonly [string, string]>([
  ['Fixed ⏳', 'unrecognized'],
  ['Fixed / Closed', 'fixed'],
  ['Fixed / Open', 'unreported'],
  ['Fixed / Fixed / Fixed', 'unreported'],
  ['fixed there', 'partially-fixed'],
  ['fixed. there', 'fixed'],
  ['fixed: non-admin removed', 'fixed'],
  ['fixed, non-x', 'partially-fixed'],
  ['fixed, moved to', 'fixed'],
  ['fixed, moved to backlog', 'partially-fixed'],
  ['Fixed ❌', 'fix-needed'],
  ['Accepted ❌', 'unrecognized'],
  ['Accepted ⏳', 'accepted'],
  ['Fixed (❌)', 'unrecognized'],
  ['Fixed (⏳ tests)', 'fixed'],
  ['✅ partially fixed', 'partially-fixed'],
  ['fixed at the moment', 'partially-fixed'],
  ['fixed for the time being', 'partially-fixed'],
  ['fixed while being watched', 'fixed'],
  ['fixed at this time', 'partially-fixed'],
  ['fixed this time', 'fixed'],
  ['fixed, more to follow', 'partially-fixed'],
  ['fixed, release to come', 'partially-fixed'],
  ['fixed a bit', 'partially-fixed'],
  ['fixed a quarter', 'partially-fixed'],
  ['fixed in part of the code', 'partially-fixed'],
  ['fixed as part of #12', 'fixed'],
  ['fixed as a part of the refactoring', 'fixed'],
  ['first step fixed', 'partially-fixed'],
  ['the rest is fixed', 'partially-fixed'],
  ['5 of 7 fixed', 'partially-fixed'],
  ['5 of the 7 fixed', 'partially-fixed'],
  ['7 of the 7 fixed', 'fixed'],
  ['fixed 0 of 3', 'partially-fixed'],
  ['fixed; no longer exploitable', 'fixed'],
  ['fixed, cannot be exploited', 'fixed'],
  ['fixed, exploit not possible', 'partially-fixed'],
  ['fixed, issues: zero', 'partially-fixed'],
  ['fixed, non-critical path', 'fixed'],
  ['fixed with zero errors', 'fix-needed'],
  ['fixed with exceptions handled', 'fixed'],
  ['fixed with exceptions', 'partially-fixed'],
  ['fixed on the dev branch', 'partially-fixed'],
  ['fixed by disabling the dev mode', 'fixed'],
  ['fixed, draft', 'partially-fixed'],
  ['accepted, fix in v2', 'unrecognized'],
  ['accepted, the fix is costly', 'accepted'],
  ['fixed? no', 'fix-needed'],
  ['fixed? not yet done here', 'fix-needed'],
  ['regression, fixed', 'fix-needed'],
  ['regression test added, fixed', 'fixed'],
  ['fixed before the release', 'fixed'],
  ['not fixed before the release', 'fix-needed'],
  ['fixed anything but the docs', 'partially-fixed'],
  ['accepted? no', 'fix-needed'],
  ['fixed; tokens are not accepted anymore', 'fixed'],
  ['fixed; the key is not logged any longer', 'fixed'],
  ['fixed, not anymore', 'fix-needed'],
  ['fixed, not any more', 'partially-fixed'],
  ['fixed, not any longer', 'partially-fixed'],
  ['fixed, no longer', 'fix-needed'],
  ['fixed, errors: zero', 'partially-fixed'],
  ['zero fixed', 'fix-needed'],
  ['fixed by removing the non-navigation wrapper', 'fixed'],
  ['fixed non navigation wrapper', 'partially-fixed'],
  ['fixed, moved to backlog', 'partially-fixed'],
  ['fixed, moved to v3', 'partially-fixed'],
  ['fixed, moved to #12', 'partially-fixed'],
  ['fixed, moved into another release', 'partially-fixed'],
  ['fixed, moved into another module', 'fixed'],
  ['fixed, moved to a helper', 'fixed'],
  ['fixed in a third party library', 'fixed'],
  ['fixed a third', 'partially-fixed'],
  ['fixed the first', 'partially-fixed'],
  ['fixed the first issue', 'fixed'],
  ['fixed with no new errors', 'fixed'],
  ['fixed 2 of 2', 'fixed'],
  ['fixed (2 of 3)', 'partially-fixed'],
  ['removed from scope', 'unrecognized'],
  ['removed from the audit scope', 'unrecognized'],
  ['removed from the product', 'removed'],
  ['by design, except for owners', 'unrecognized'],
  ['won’t fix until 2031', 'unrecognized'],
])('%s: %s', (text, kind) => {
  expect(status(text).kind, status(text).because).toBe(kind);
});

/** A word beside a mark that says the opposite. */
test.each<[string, string, string]>([
  // Done, and a mark that says no or not yet
  ['removed 🔴', 'fix-needed', 'removed … 🔴'],
  ['removed (🔴)', 'unrecognized', '🔴 beside “removed”'],
  ['removed ⏳', 'unrecognized', '⏳ beside “removed”'],
  ['closed ❌', 'fix-needed', 'closed … ❌'],
  ['closed (❌)', 'unrecognized', '❌ beside “closed”'],
  ['closed ⏳', 'unrecognized', '⏳ beside “closed”'],
  ['Fixed ⏳ ❌', 'fix-needed', 'fixed … ❌'],
  // Settled without being done
  ['duplicate ❌', 'unrecognized', '❌ beside “duplicate”'],
  // Not done, and a mark that says done
  ['✅ open', 'unrecognized', '✅ beside “open”'],
  ['✅ in progress', 'unrecognized', '✅ beside “in progress”'],
  ['open (✅)', 'fix-needed', 'open'],
  ['✅ #12, rest open', 'partially-fixed', '✅ … open'],
  ['✅ #12, rest in progress', 'partially-fixed', '✅ … in progress'],
  ['✅ #12; needs design', 'unrecognized', '✅ beside “needs design”'],
  ['✅ #12; reopened', 'unrecognized', '✅ beside “reopened”'],
  ['✅ accepted, open', 'fix-needed', 'open'],
  ['✅ Fixed, in progress', 'partially-fixed', 'fixed … in progress'],
])('%s: %s, by “%s”', (text, kind, because) => {
  expect(status(text)).toMatchObject({ kind, because });
});

test('longestListing: a list is named within six words', () => {
  expect(status('removed from the list of the report').kind).toBe('unrecognized');
  expect(status('removed from the list of the audit report').kind).toBe('removed');
});
