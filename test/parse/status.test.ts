import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusReader } from '../../src/parse/status/status.ts';
import { builtIn, isSettled } from '../../src/domain/vocabulary.ts';
import { read } from './essence.ts';

const status = statusReader(builtIn);

/** A phrase of each shape that posts have, the kind it must get, and why. */
test.each<[string, string, string]>([
  // Plain words
  ['Fixed', 'fixed', 'the plain word'],
  ['RESOLVED.', 'fixed', 'capitals and a full stop do not matter'],
  ['Remediated', 'fixed', 'another word for it'],
  ['Mitigation confirmed', 'fixed', 'an auditor says so'],
  ['closed, fixed by #12', 'fixed', 'fixed says more than closed'],
  ['Closed. Addressed in v1.6.2', 'fixed', 'across sentences'],
  ['closed, assigned CVE-2030-1, patched in #7', 'fixed', 'with an advisory between'],
  ['merged', 'fixed', 'the change is in'],
  ['Closed', 'closed', 'closed is not fixed: the fix is not stated'],
  ['closed, awaiting more evidence', 'closed', 'the issue is, whatever is awaited'],
  ['Open', 'fix-needed', 'the plain word'],
  ['OPEN (accepted risk)', 'accepted', 'the acceptance decides, the issue stays open for it'],
  ['Accepted', 'accepted', 'the plain word'],
  ['Risk accepted by the owner', 'accepted', 'the longer phrase'],
  ['Acknowledged', 'accepted', 'seen and left'],
  ['Acknowledged, will fix in the next release', 'fix-needed', 'seen, and not left'],
  ['This feature was removed in v1.22', 'removed', 'nothing left to fix'],
  ['duplicate of #18', 'duplicate', 'tracked elsewhere'],
  ['duplicate of #18 and needs a KEP', 'needs-design', 'two statements: the unsettled one decides'],
  ['**Needs a KEP**', 'needs-design', 'marks of Markdown are no words'],
  ['Largely left as an end user exercise', 'accepted', 'left to the user'],
  ['Requires Node access for exploitation. Fix needed', 'fix-needed', 'the last sentence tells'],
  ['Work in Progress', 'in-progress', 'the plain words'],
  ['#123 ( in progress)', 'in-progress', 'in brackets, where nothing else is said'],
  ['IN PROGRESS -- handler wired, UI missing', 'in-progress', 'with prose behind'],
  ['Partially fixed', 'partially-fixed', 'partial is not fixed'],
  ['PARTIAL', 'partially-fixed', 'alone'],
  ['partially shipped via #1/#2', 'partially-fixed', 'in other words'],
  ['not fully resolved', 'partially-fixed', 'a part remains'],
  ['Fixed dead links; 4 flagged', 'partially-fixed', 'something is left'],
  ['Fixed upstream, not yet here', 'partially-fixed', 'a part remains'],
  ['closed but fix needed', 'fix-needed', 'what is needed decides'],
  ['Fixed, then reopened', 'fix-needed', 'the later event'],
  ['fix reverted', 'fix-needed', 'the fix is gone'],
  ['pending', 'fix-needed', 'nothing was done'],
  ['deferred (needs a device)', 'fix-needed', 'later is not settled'],
  ['tracking (#146)', 'fix-needed', 'an issue is open for it'],
  ["tracking (won't fix)", 'accepted', 'the decision is what counts'],
  ['Deferred — needs GUI verification', 'fix-needed', 'a dash ends the clause'],
  ['Undetermined', 'fix-needed', 'nobody can say that it is fixed'],
  ['Confirmed', 'fix-needed', 'the finding is, not the fix'],
  ['Reported, fixed in 1.2', 'fixed', 'a report is no reason to doubt a fix'],
  ['Not a defect for Thai (the old file was looked at)', 'not-applicable', 'no defect'],
  ['Not a bug', 'not-applicable', 'no defect'],
  ['False positive', 'not-applicable', 'no defect'],
  ['Invalid', 'not-applicable', 'no defect'],
  ['N/A', 'unreported', 'no answer, where nothing stands beside it'],
  ['N/A, the feature was removed', 'not-applicable', 'an answer with its reason'],
  ['➖ N/A', 'not-applicable', 'an answer with its mark'],
  ["Won't fix", 'accepted', 'a decision'],
  ['WONTFIX', 'accepted', 'in one word'],
  ['Won’t fix. This "secret" needs to be obscured but not protected', 'accepted', 'the reason does not count'],
  ['Dismissed', 'accepted', 'as alerts are'],
  ['Workaround documented', 'partially-fixed', 'no fix, but not nothing'],
  // Marks
  ['✅', 'fixed', 'a mark alone'],
  ['✔️', 'fixed', 'with a variation selector'],
  ['✔', 'fixed', 'without one'],
  ['✅ #1544 (rejected early) + ✅ #1569 (the rest)', 'fixed', 'words in brackets are remarks'],
  ['✅ #1570 (easy part; bundle rename deferred)', 'partially-fixed', 'unless they say that something is left'],
  ['✅ Fixed (8e4982c)', 'fixed', 'mark and word agree'],
  ['🟢 Mitigation confirmed', 'fixed', 'mark and words agree'],
  ['🔴 Unmitigated', 'fix-needed', 'mark and word agree'],
  ['⚠️ Not a defect — the finding looked at the legacy file', 'not-applicable', 'a warning sign says nothing'],
  ['⚠️ Won’t fix', 'accepted', 'a warning sign says nothing'],
  ['🔧 In progress', 'in-progress', 'mark and words agree'],
  ['⏸️ Deferred', 'fix-needed', 'mark and word agree'],
  ['❌', 'fix-needed', 'a mark alone'],
  ['🟡', 'partially-fixed', 'between red and green'],
  ['Fixed ❌', 'fix-needed', 'a heading answered by a cross'],
  ['[x]', 'fixed', 'a box that is ticked'],
  ['[ ]', 'fix-needed', 'a box that is not'],
  // Nothing
  ['', 'unreported', 'an empty cell'],
  ['–', 'unreported', 'a dash'],
  ['R', 'unrecognized', 'a letter is not guessed'],
  ['see comment', 'unrecognized', 'nor is prose'],
  ['prefixed with a salt', 'unrecognized', 'no part of a word counts'],
  // Negated
  ['Not fixed', 'fix-needed', 'negated'],
  ['Not mitigated', 'fix-needed', 'negated'],
  ['Unmitigated', 'fix-needed', 'negated in one word'],
  ['not (yet) fixed', 'fix-needed', 'what is in brackets does not part the two'],
  ['not, as of May, fixed', 'fix-needed', 'nor does an insertion'],
  ['has not yet been completely and properly fixed', 'fix-needed', 'from afar'],
  ["isn't resolved", 'fix-needed', 'an apostrophe'],
  ['isn’t resolved', 'fix-needed', 'a typographic one'],
  ['neither fixed nor mitigated', 'fix-needed', 'both'],
  ['will be fixed', 'fix-needed', 'the future'],
  ['should get fixed soon', 'fix-needed', 'a wish'],
  ['cannot be closed', 'fix-needed', 'negated'],
  ['fixed? no', 'fix-needed', 'answered'],
  ['Fixed: not yet', 'fix-needed', 'answered'],
  ['0 of 3 fixed', 'fix-needed', 'none of them'],
  // In doubt, or not all of it
  ['Fixed?', 'fix-needed', 'asked'],
  ['Is this fixed in 1.2?', 'fix-needed', 'asked, with the verb in front'],
  ['Fixed (?)', 'fix-needed', 'asked in brackets'],
  ['Fixed? yes, in #12', 'fixed', 'asked and answered'],
  ['Fixed when #44 lands', 'fix-needed', 'it depends on something'],
  ['fixed in 1.2 once released', 'fix-needed', 'it depends on something'],
  ['Fixed if the flag is set', 'fix-needed', 'it depends on something'],
  ['Fixed when the parser was replaced', 'fixed', 'that is the past'],
  ['Risk accepted until 2031', 'accepted', 'an acceptance may have its term'],
  ['Unclear whether fixed', 'fix-needed', 'nobody says that it is'],
  ['Claimed fixed by the vendor', 'fix-needed', 'somebody says so, and the author does not'],
  ['Fixed on Linux; Windows open', 'partially-fixed', 'one of the two'],
  ['Fixed an open redirect', 'fixed', 'a kind of fault, not a state'],
  ['Fixed (was open)', 'fixed', 'that is the past'],
  ['Fixed on Linux only', 'partially-fixed', 'and nowhere else'],
  ['only fixed upstream', 'partially-fixed', 'and nowhere else'],
  ['Fixed. Only Windows was affected', 'fixed', 'another sentence'],
  ['Fixed in v1.2 (Linux only)', 'partially-fixed', 'whether it limits the fix or the fault cannot be told'],
  ['Fixed 50%', 'partially-fixed', 'a share of it'],
  ['80 % complete', 'partially-fixed', 'a share of it'],
  ['Fixed 100%', 'fixed', 'all of it'],
  ['Fixed, lowers load by 50%', 'fixed', 'a share of something else'],
  ['resolved in part', 'partially-fixed', 'a part'],
  ['Fixed in main, backport needed', 'partially-fixed', 'something is left'],
  ['Fixed, tests missing', 'partially-fixed', 'something is left'],
  ['Fixed a missing check', 'fixed', 'what was missing was the fault'],
  ['Fixed; needs verification', 'partially-fixed', 'something is left'],
  ['Fixed according to the vendor, unverified', 'partially-fixed', 'something is left'],
  ['fixed in 1.13, broken again in 1.14', 'fix-needed', 'the later event'],
  ['Not exploitable, but fixed in v1.0', 'not-applicable', 'the negation belongs to the first half'],
])('“%s” is %s: %s', (text, kind) => {
  expect(status(text.replaceAll('*', '')).kind).toBe(kind);
});

describe('A column about the fix alone', () => {
  test.each<[string, string]>([
    ['[#12](https://github.com/o/r/pull/12)', 'fixed'],
    [
      '[a#1](https://github.com/o/a/pull/1), [b#2](https://github.com/o/b/pull/2) and [c#3](https://github.com/o/c/pull/3)',
      'fixed',
    ],
    ['#12', 'fixed'],
    ['PR #12', 'fixed'],
    ['o/r#12', 'fixed'],
    ['[commit](https://github.com/o/r/commit/8e4982c)', 'fixed'],
    ['`8e4982c`', 'fixed'],
    ['v1.2.3', 'fixed'],
    ['Yes', 'fixed'],
    ['Yes, in v2.3.1', 'fixed'],
    ['✅', 'fixed'],
    ['No', 'fix-needed'],
    ['No (planned)', 'fix-needed'],
    ['n/a', 'unreported'],
    ['', 'unreported'],
    ['in progress', 'in-progress'],
    ['[#12](https://github.com/o/r/issues/12)', 'unrecognized'],
    ['not fixed in #12', 'fix-needed'],
    ['reverted in #12', 'fix-needed'],
  ])('%s: %s', async (cell, kind) => {
    const { findings } = await read(
      `| Issue | Severity | Fix |\n|---|---|---|\n| x | Low | ${cell} |\n| y | Low | fixed |\n`,
    );
    expect(findings[0]?.status.kind).toBe(kind);
  });
});

describe('Not fixed, in whatever form, is never fixed', () => {
  const settling = builtIn.statuses
    .filter(({ kind }) => kind === 'fixed')
    .flatMap(({ phrases }) => phrases.filter((phrase) => /^\p{L}[\p{L} ]+$/u.test(phrase)));
  const negated = [
    'not X', 'not yet X', 'NOT X', 'Not-X', 'not_X', 'un-X', 'non-X', 'never X', "isn't X", 'isn’t X', 'is not X', "hasn't been X",
    'has not been X', 'not really X', 'not properly X', 'not (yet) X', 'not [yet] X', 'not, so far, X', 'not **X**', 'not completely X',
    'no longer X', 'far from X', 'anything but X', 'cannot be X', "can't be X", 'will be X', 'to be X', 'must be X', 'should get X',
    'needs to be X', 'yet to be X', 'once X', 'if X', 'when X', 'until X', 'X? no', 'X? No.', 'X: no', 'X: not yet', 'X - no', 'X (no)',
    'X ❌', '❌ X', 'X? ✗', '0 X', '0 of 4 X', 'none of them X', 'neither X nor closed', 'without being X', 'almost X', 'hopefully X',
    'pending: will be X', 'the issue was never really X', 'X?', 'is this X in v1.2?', 'X (?)', 'X when #44 lands', 'X once merged', 'X if enabled',
    'unclear whether X', 'claimed X', 'probably X', 'X on Linux; Windows open', 'X on Linux only', 'only X upstream', 'X 50%', '50% X',
    'X, backport needed', 'X, tests missing', 'X; needs verification', 'X, broken again', 'this has not in any way been X',
  ]; // prettier-ignore
  const around = fc.constantFrom('', 'closed, ', 'CVE-2030-1; ', '#12 ', '(see #12) ', '⚠️ ');
  const behind = fc.constantFrom('', '.', ' in v1.2', ' (#12)', ' by #12', ', see above', '\u200b');

  test.each(negated)('%s', (form) => {
    fc.assert(
      fc.property(fc.constantFrom(...settling), around, behind, fc.boolean(), (phrase, before, after, loud) => {
        const text = `${before}${form.replace('X', phrase)}${form.startsWith('X') ? '' : after}`;
        const { kind } = status(loud ? text.toUpperCase() : text);
        expect(kind, text).not.toBe('fixed');
      }),
    );
  });

  test('and is not settled at all, where nothing else is said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...negated), fc.constantFrom(...settling), (form, phrase) => {
        const { kind } = status(form.replace('X', phrase));
        expect(isSettled(kind), `${form.replace('X', phrase)}: ${kind}`).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
