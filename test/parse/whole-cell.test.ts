import { describe, expect, test } from 'vitest';
import { builtIn, isSettled } from '../../src/domain/vocabulary.ts';
import { statusReader } from '../../src/parse/status/status.ts';

const read = statusReader(builtIn);

/** Kinds of what may stand beside a settling phrase: wordings that spoil it, and wordings like them that do not. */
const kinds: readonly (readonly [kind: string, spoiled: readonly string[], settled: readonly string[]])[] = [
  [
    'exceptions',
    [
      'fixed on trunk but not in 3.x', 'resolved in 7.1, not in 7.0', 'fixed in v4; v3 not', 'fixed, except for the importer', 'fixed (not in LTS)', 'fixed everywhere but the importer',
      'all fixed except B-2', 'fixed, bar the docs', 'fixed apart from the importer', 'fixed other than on ARM', 'fixed excluding old nodes', 'Fixed for new installs, not for upgrades',
      'fixed on trunk, not backported', 'Fixed, v3 excluded', 'mitigated, but the root cause stays', 'Fixed, however the cause remains', 'only the symptom was fixed', 'fixed just in main',
      'Fixed in 4.0; 3.x will not be fixed', 'fixed in 4.0 while 3.x is affected', 'Fixed in 4.0. 3.x is not', 'closed, except for the importer', 'Risk accepted, except in production', 'removed except in v3',
      'Fixed in 4.0; 3.x affected', 'Fixed bar one case', 'Was fixed, is back', 'Removed from scope', 'removed from the report',
      'Fixed, older nodes remain affected', 'by design, but not for guests', 'fixed, still reproducible on ARM',
    ],
    [
      'Fixed and backported to 3.x', 'Fixed in 4.0 and 4.1', 'Fixed in 4.0, backported to 3.9', 'Fixed everywhere', 'Fixed: affected nodes are now refused', 'Fixed: button removed', 'Fixed (by removing unsafe code)', 'Fixed: title bar removed', 'Removed from the API', 'Fixed in all places', 'Fixed. Only Windows was affected',
      'Reported as critical on import, but fixed', 'Fixed: read-only access for guests', 'Acknowledged. Only admins can call this function',
    ],
  ],
  [
    'denials',
    [
      'Fixed, without tests', 'Fixed without verification', 'closed without a fix', 'closed, not fixed', 'Fixed: no', 'Fixed - not really', 'fixed NOT', 'Never resolved', 'not all fixed', 'none fixed',
      'isn’t resolved', 'Fixed; does not cover uploads', 'Fixed. It does not work in the old client', 'fixed, not verified', 'Fixed (no retest)', 'Implemented, not enabled', 'Not acknowledged', 'risk not accepted', 'not a false positive',
    ],
    [
      'Fixed, no errors', 'Fixed without regressions', 'Fixed; nothing more to do', 'Fixed, no longer exploitable', 'Fixed: tokens are not accepted any more', 'Fixed; the key is no longer logged',
      'Fixed: requests without a token are refused', 'Fixed, no further action needed', 'Fixed: non-breaking spaces trimmed', 'Acknowledged. The team does not consider this a risk',
    ],
  ],
  [
    'defects of the result',
    [
      'Mitigated with an error', 'mitigated with errors', 'Mitigated, but with an error', 'fixed incorrectly', 'fixed with a new bug introduced', 'Fixed, introduced a new bug', 'fix verified to be insufficient',
      'fixed badly', 'Fixed; bypass found by the auditor', 'Fixed with limitations', 'Fixed with caveats', 'marked fixed by mistake', 'erroneously closed', 'Fix failed review', 'Fixed, then broken in 2.1',
    ],
    ['Fixed: broken links replaced', 'Fixed: error handling added', 'Fixed: crash on empty input', 'Fixed: incorrectly parsed dates are refused'],
  ],
  [
    'marks that say the opposite',
    ['🔴 Fixed', '🔴 Mitigated', 'Resolved ❌', '⛔ Fixed', 'Fixed 🔴', '🛑 Remediated', '🚧 Fixed', '🟡 Resolved', '☐ Fixed', '[ ] Fixed', 'Fixed ❗', '✅ Blocked', '✅ Deferred', '🟢 Open', '👍 in progress'],
    ['✅ Fixed', 'Fixed ✅', '🟢 Mitigated', '[x] Fixed', '⚠️ Won’t fix', '🟡 Acknowledged'],
  ],
  [
    'parts',
    [
      'Fixed (7/8)', 'Fixed 7/8', '7/8 fixed', 'Fixed in 7 of 8 places', 'two of the three were fixed', 'fixed (2 out of 3)', '87% fixed', '90 % done', 'Shipped to 10% of users', 'step 1 of 3 done', 'Phase 1 complete',
      'Of four steps the first is done', 'A plan of three steps was agreed, of which the first is done in #21', 'some instances fixed', 'fixed in most places', 'First part fixed', 'Mitigated for now', 'initial fix merged',
      'Fixed, rest deferred', 'fixed for the most part', 'Frontend fixed', 'Windows: fixed', 'Fixed for Linux', 'Fixed on Linux', 'done for 3 nodes', 'Fixed, leftovers in #9', 'sort of fixed', 'as good as fixed',
    ],
    ['Fixed (8/8)', '8/8 fixed', '3 of 3 fixed', 'Fixed (all 8)', 'Fixed 3/4/2031', 'Fixed 100%', 'Fixed, lowers load by 50%', 'All instances fixed', 'fixed as part of #70', 'Fixed in sprint 12'],
  ],
  [
    'places that are not the product',
    [
      'fixed on branch x', 'fixed in our fork', 'fixed on the staging server', 'fixed on fix_valve_v2', 'Fixed in code, not deployed', 'fixed on paper', 'resolved in theory', 'Fixed locally', 'merged to dev', 'released as RC',
      'fixed upstream', 'fixed in a draft', 'done on my machine', 'Addressed in the documentation',
    ],
    ['Fixed in main', 'merged to main', 'Fixed in production', 'Fixed in the parser', 'Fixed in Kubelet', 'Fixed in `src/valve.ts`', 'Removed in v2'],
  ],
  [
    'doubts, conditions and plans',
    [
      'fixed?', 'Fixed (?)', 'Fixed, maybe', 'probably fixed', 'should be fixed', 'could be considered fixed', 'vendor claims it is resolved', 'Fixed according to the vendor', 'reported as fixed', 'fixed (unverified)', 'Fixed, I think',
      'fixed if the flag is on', 'fixed once merged', 'fixed when enabled', 'Fixed unless fees are off', 'resolved pending audit', 'resolved subject to review', 'fixed, to be verified', 'proposed fix', 'fix planned', 'Previously fixed',
      'Implemented behind a flag', 'possible duplicate of #3', 'likely a false positive', 'Not a bug?', 'Accepted for now', 'n/a yet', 'won’t fix in this version', 'won’t fix until 2.0', 'Won’t fix in v1, will fix in v2',
      'Acknowledged; fix expected in June', 'Acknowledged. We will add one', 'risk acceptance pending', 'closed as stale', 'closed by bot', 'closed due to inactivity', 'Fixed*', 'Fixed by disabling the test', 'PR rejected',
    ],
    [
      'Fixed? Yes', 'Fixed as recommended', 'Recommendation implemented', 'Fixed when the parser was replaced', 'Fixed in May 2031', 'Risk accepted until 2031-12-31', 'closed, awaiting more evidence', 'Fixed: calls fail if the owner is unset',
      'Already fixed', 'Works as intended', 'Acknowledged. This is intended',
    ],
  ],
  [
    'descriptions of the fix',
    ['Fixed, regression found', 'Fixed; incomplete', 'Fixed. Pending review', 'Fixed, remaining: docs', 'Fixed; follow-up tracked in #9', 'Fixed: workaround documented', 'Fixed; remaining calls moved to v2', 'Fixed – missing docs', 'Fixed: 3 remaining'],
    [
      'Fixed — regression tests added', 'Resolved; incomplete input is now refused', 'Fixed: pending requests are now cancelled', 'Fixed (was blocked by #3)', 'Fixed (was: open)', 'Already closed before the report landed',
      'Fixed, follow-up test added in #12', 'Fixed. Workaround removed', 'Fixed in #12, tracking issue closed', 'Fixed: unverified tokens are refused', 'Fixed: remaining calls moved', '✅ Fixed: links named; non-navigation wrapper removed',
      'Fixed by adding a bounds check in the parser', 'Resolved by removing the unused function', 'Fixed: removed the unused role', 'Fixed – limit lowered to 256', 'Fixed: invalid tokens are rejected',
      '✅ #44 (early refusal of --depth 0) + ✅ #45 (structural rewrite across 8 siblings)', 'Fixed (VALVE-2/3/5 bundle)', 'Fixed (GUI-verified: counts return to baseline across open/close)',
    ],
  ],
  [
    'words that nobody knows',
    ['blorp fixed', 'fixed blorp', 'Fixed: blorp', 'blorp. Fixed', 'Fixed, blorp', 'Fixed (blorp)', 'teilweise fixed', 'Fixed, nur unter Linux', 'Fixed, aber nicht in Windows', 'Resolved parcialmente', 'Fixed sauf Windows', 'closed-source'],
    ['Fixed in Zanzibar', 'Fixed by the Zanzibar team', 'Fixed by @zan in #12', 'Fixed: the ZAN table is now rebuilt on start'],
  ],
  [
    'addresses, ids and code',
    [
      'see https://tracker.example/fixed/12', 'https://tracker.example/closed', 'see www.wontfix.example', 'waiting (mail: fixed@example.org)', 'tracked by <https://fixed.example/x>', 'FIXED-12', 'Ticket CLOSED-3', '/fixed/12', 'docs/fixed.md',
      'see fixed.example', 'see `fixed`', '`is_fixed` set', 'isFixed returns',
    ],
    ['Fixed: https://tracker.example/open/12', 'Fixed in `pending_queue`', 'Fixed in OPEN-12', '`Fixed`', 'WontFix', 'risk_accepted'],
  ],
  [
    'placeholders',
    ['[Open/Closed/Risk Accepted]', 'Open / In Progress / Resolved', 'Fixed | Open', '✅ / ❌', 'Open or closed', 'TBD', '…', '...', '?', 'N/A', 'n/a', 'NA', '(n/a)', '[status]', '<status>', '{{ status }}', 'None', 'to be determined'],
    ['[Fixed]', '(Fixed)', 'Fixed/Verified', 'Not applicable', 'N/A – feature removed', '➖ N/A'],
  ],
  [
    'refusals and acceptances',
    [
      'Looked at again; no change was made, the leak still drips', 'no change was made to the figures', 'Acknowledged, fix planned', 'Acknowledged, looking into it', 'Acknowledged, to be fixed', 'acknowledged - the team plans to fix this',
    ],
    [
      'No change', 'Acknowledged, no change', 'will not be mitigated', 'won’t be addressed', 'Will not be remediated', 'We will not fix this', 'The team will not change this', 'Acknowledged, but currently will not be mitigated', 'Won’t fix: the sink is unreachable',
      'Risk accepted by the owner on 2031-05-17', 'Not a bug: the key is public',
    ],
  ],
  [
    'evidence, versions, dates and people',
    ['Fixed in theory in #12', 'Fixed in #12, reverted in #13', 'Fixed in v1.2-rc1 only', 'Fixed by nobody'],
    [
      'Fixed in commit 8e4982c', 'Fixed (PR #12, commit `8e4982c`)', 'Fixed via #12', 'closed, assigned CVE-2031-1234, fixed in #12', 'closed, fixed by #12, #13, and valve/docs#14', 'Fixed on 2031-05-17', 'Fixed on May 17, 2031', 'Fixed by Alice',
      'Fixed in the latest release', 'Fixed since 1.4', 'Resolved with Valve v1.6.2. #13 (comment)', 'Fixed (verified by the auditor)', 'Thanks, fixed', 'This issue has been fixed', 'Mitigated by rate limiting', 'Fixed; changelog updated',
    ],
  ],
]; // prettier-ignore

describe.each(kinds)('A settling phrase beside %s', (_, spoiled, settled) => {
  test.each(spoiled)('is not settled in silence: %s', (text) => {
    const { kind, unsure } = read(text);
    expect(isSettled(kind) && unsure === null, `${kind} ${unsure ?? ''}`).toBe(false);
  });

  test.each(settled)('settles without a remark: %s', (text) => {
    const { kind, unsure, because } = read(text);
    expect({ settled: isSettled(kind), unsure }, `${kind}: ${because}`).toEqual({ settled: true, unsure: null });
  });
});

test.each<[string, string, string | null]>([
  ['fixed on trunk but not in 3.x', 'partially-fixed', null],
  ['Fixed in 4.0; 3.x will not be fixed', 'partially-fixed', null],
  ['Fixed (7/8)', 'partially-fixed', null],
  ['Fixed – missing docs', 'fixed', 'missing'],
  ['Frontend fixed', 'fixed', 'frontend'],
  ['🔴 Mitigated with an error', 'fix-needed', null],
  ['✅ Blocked', 'unrecognized', null],
  ['fixed blorp', 'unrecognized', null],
  ['N/A', 'unreported', null],
  ['Fixed: removed the unused role', 'fixed', null],
  ['Acknowledged and fixed by the team; removed the batch function', 'fixed', null],
  ['Removed the feature, fixed in v2', 'removed', null],
  ['Won’t be addressed', 'accepted', null],
])('%s is %s', (text, kind, unsure) => {
  const reading = read(text);
  expect([reading.kind, reading.unsure]).toEqual([kind, unsure]);
});

test.each<[string, string]>([
  ['Fixed', 'fixed'],
  ['Fixed in v1.2 by Alice (#12)', 'fixed in; beside it: a version, a name, evidence'],
  ['fixed on trunk but not in 3.x', 'fixed … but not'],
  ['fixed blorp', '“blorp” beside “fixed” is not understood'],
  ['✅ Blocked', '✅ beside “blocked”'],
])('%s because of %s', (text, because) => {
  expect(read(text).because).toBe(because);
});
