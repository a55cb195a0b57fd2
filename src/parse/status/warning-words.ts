// Words in the rest of a status cell that keep a settling phrase from settling, by what they say of it.

/** What a word beside a settling phrase says against it. */
export type Doubt = 'exception' | 'negation' | 'doubt' | 'condition' | 'part' | 'defect' | 'place' | 'proposal';

/** Words that by themselves say something against a settling phrase in their cell. */
export const warningWords: ReadonlyMap<string, Doubt> = new Map([
  ...of('exception', `
    except excepting excepted exception exceptions excluding excludes excluded exclude exclusive excl apart aside save barring minus besides
    but although though albeit however whereas despite notwithstanding nonetheless nevertheless unless yet still otherwise
    bar only solely merely exclusively elsewhere omitted omits omitting lacks lacking lack lacked misses missed sans leaving left leaves`),
  ...of('doubt', `
    maybe perhaps probably possibly apparently presumably supposedly allegedly reportedly hopefully likely unlikely seems seem seemingly
    seemed appears appear appeared believed believe believes think thinks thought assumed assume assumes expected expect expects should may might would
    unclear unsure uncertain unknown questionable disputed doubtful doubt doubts claimed claims claim unconfirmed untested unverified unproven
    unreviewed tentative tentatively provisional provisionally temporarily temporary interim attempted attempt attempts tried try trying trial
    roughly basically essentially practically virtually nominally superficially somewhat allegedly guess guessed hoped hope intended supposed
    remain unsupported unprotected uncovered unhandled unsolved debatable arguable arguably ostensibly purportedly purported alleged ambiguous inconclusive undetermined unspecified stale inactive
    inactivity abandoned expired timeout bot automatically will shall going eventually later soon upcoming planned plan plans planning
    according possible potential suspected plausible unvalidated unaudited unless experimental cosmetic cosmetically awaiting awaits waiting wait waits`),
  ...of('condition', 'if when once unless until till provided providing pending assuming depends depending conditional conditionally contingent subject whenever'),
  ...of('part', `
    part parts partly partial partially half halfway mostly largely mainly primarily chiefly some several most many few portion majority
    subset leftover leftovers remnants residual almost nearly rest remainder bit little quarter third certain initial initially
    phase stage`),
  ...of('defect', `
    incorrectly wrongly improperly badly poorly insufficient insufficiently inadequate inadequately incomplete incompletely regressed regressing
    flawed faulty failed fails failing mistake mistaken mistakenly erroneously erroneous bypassable bypassed circumvented circumvented
    introduces introduced introducing introduce reintroduced reintroduces broke breaks broken
    worse worsened ineffective undone recurs recurred resurfaced unsafe insecure vulnerable exploitable unsuccessful unsuccessfully
    found discovered exists exist persists persist occurs prematurely premature accident accidentally hastily naively naive weakly problematic unsatisfactory unsound buggy
    affected impacted`),
  ...of('place', `
    my fork forked branch branches staging sandbox testnet devnet paper theory theoretically principle locally local draft drafts prototype
    preview machine laptop beta alpha canary nightly upstream downstream poc stash playground worktree preprod preproduction qa uat dev develop development
    rc prerelease unreleased unmerged undeployed unpublished experiment simulation`),
  ...of('proposal', `
    proposed proposal proposals suggested suggestion suggestions recommended recommendation candidate idea wishlist rfc`),
]); // prettier-ignore

/** Words of what a fix reaches; a sentence that denies or limits one of them limits the fix. */
export const reachWords: ReadonlySet<string> = words(`
  fix fixes fixed patch patched backport backported ported merged release released deploy deployed shipped applied applies apply verified tested confirmed validated
  audited reviewed retested covered covers cover addressed addresses handled handles resolved resolves mitigated mitigates mitigation implemented complete
  completed done finished included supported protected protects updated upgraded enforced enabled enable published landed propagated solved corrected remediated
  safe secure work works working worked reach reached effective sufficient enough everywhere yet ready correct available active merge support`);

/** Things one is glad not to have: `no errors`, `without regressions`. */
export const unwanted: ReadonlySet<string> = words(`
  error errors issue issues problem problems regression regressions finding findings failure failures defect defects bug bugs vulnerability vulnerabilities
  warning warnings impact effect effects downtime concern concerns complaint complaints leak leaks workaround workarounds exception exceptions
  limitations limitation caveats caveat reservations restrictions drawbacks shortcomings flaws flaw deficiencies deficiency
  variant variants
  breakage conflicts conflict objection objections risk risks exposure gaps gap crash crashes harm loss delay`);

/** Words between a negation and what it denies. */
export const between: ReadonlySet<string> = words(
  'new further more other known any additional remaining outstanding open side residual breaking visible user functional',
);

/** What a fix can be made to stop: `no longer exploitable`. */
export const stopped = /(?:able|ible|ed|es|s|ing|present|relevant|open)$/;

/** Verbs that end in -ed or are irregular, and tell that something was done; see `undoing` for those that do not. */
export const irregularlyDone: ReadonlySet<string> = words(
  'gone rewritten built rebuilt sent kept made set reset put cut split thrown run rerun done shut drawn withdrawn overwritten written',
);

/** Verbs that tell of something that is left to do, or found. */
export const undoing: ReadonlySet<string> = words(`
  needed required planned expected scheduled deferred tracked opened reopened reverted created filed proposed requested suggested postponed skipped
  failed missed blocked delayed limited introduced reported discovered observed identified affected disputed listed documented noted described
  collected assigned logged recorded raised accepted acknowledged known based need used unchanged stalled exposed leaked
  recommended advised raised flagged detected spotted uncovered surfaced continued considered discussed`);

/** Ways of putting something off: `moved to v2`. */
export const movedOff: ReadonlySet<string> = words(
  'moved continued shifted pushed carried transferred delegated handed split deferred',
);

/** Words that tell that a clause is a sentence. */
export const auxiliaries: ReadonlySet<string> = words(
  'is are was were be been can could has have had do does did may must will would cannot isnt arent wasnt werent doesnt dont didnt cant hasnt havent wont now',
);

function of(doubt: Doubt, list: string): [string, Doubt][] {
  return [...words(list)].map((word) => [word, doubt]);
}

function words(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/));
}
