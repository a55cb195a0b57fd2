// Words that may stand beside a settling phrase and do not change it: words of evidence, of time, of people, of grammar,
// and what fixes are commonly about. A word in none of these lists is not understood.

/** What a known word contributes to a cell. */
export type WordKind = 'evidence' | 'time' | 'person' | 'grammar' | 'subject';

/** What a word beside a settling phrase tells, where it is known. */
export function wordKind(word: string): WordKind | null {
  return known.get(word) ?? (word.length > 4 && derived.test(word) ? 'subject' : null);
}

/** Prepositions, after which a name says where, when, by whom or how. */
export const prepositions: ReadonlySet<string> = split(
  'in by from for to with at of via per under as within into through using on across since during before after against over',
);

/** Words that begin a group of nouns. */
export const articles: ReadonlySet<string> = split(
  'the a an this that these those our its their all each every both any',
);

/** Places of the product after `on`. */
export const productPlaces: ReadonlySet<string> = split(
  'main master trunk mainline head production prod mainnet live all every both the each our',
);

/** Endings by which English words of description are known though they stand in no list. */
const derived = /(?:tion|sion|ment|ness|ity|able|ible|ally|ing|ed|tions|ments|ities|ency|ance|ence)$/;

const known: ReadonlyMap<string, WordKind> = new Map([
  ...of('subject', `
    access account accounts action actions address addresses admin admins algorithm allocation allowance allowances amount analysis api apis app apps approval
    architecture args argument arguments array arrays asset assets assert assertion attack attacker attackers audit auth authentication authorization average backend
    backport balance balances base baseline batch behavior behavior bit bits block blocks boundary bound bounds box branches bridge broker browser buffer bug bugs
    build builds bundle byte bytes cache caches call callback caller callers calls cap caps case cases cert certificate certificates chain chains change changes channel
    charts check checks checker chunk class classes cleanup client clients close code codes collision column command commands comparison component components
    concrete concurrency condition conditions config configs configuration conflict connection connections consensus constant constants constraint container content
    context contract contracts control controller controllers cookie cookies copy core coverage credential credentials crypto data database deadline
    dead deadlock default defaults definition delay dependencies dependency deployment deposit deposits design destination detection device dictionary digest dir
    directory docs document documentation domain double driver edge effect element email empty encoding encryption end endpoint endpoints engine entries entry
    enum environment error errors escape escaping event events exact example execution expiry explicit export expression extra factor factory fallback family fan fee fees fetch
    field fields file files filter filters finding findings fix fixes flag flags flow format formula framework front frontend function functions fuzz fuzzing
    gas gate gateway gateways getter global governance grammar graph group guard guards gui handle handler handlers handling hard harness hash hashes hashing header headers
    heap helper hook hooks host hosts html http https id ids image images import imports index infinite inflation info injection input inputs instance instances integer integration
    interface interfaces interval invariant invariants item items iteration iterations job json key keys kind kinds kubelet kernel label latency layer layout leak leaks
    length level levels libraries library license limit limits line lines link linked links list lists loader lock lockfile locks log logger logging logic login logs loop loops lookup
    machine maintenance manager manifest map mapping margin mask math max maximum mechanism member memory message messages metadata method methods
    metric middleware migration min minimum mint minting mode model modifier module modules monitor multi name names namespace native navigation nested network new node nodes nonce
    number numbers object objects offset old operation operations operator operators option options oracle oracles order origin output outputs overflow override owner ownership
    package packages padding page pages pair panic parameter parameters params parent parse parser parsers parsing password passwords path paths pattern
    payload pause payment peer performance period permission permissions pin pinned pipeline plugin plugins point pointer policies policy pool pools port position
    precision price prices primitive private privilege privileges procedure process processing product profile program project property protection protocol provider proxy public
    push queries query queue race random randomness range rate rates read reads reader receiver recovery redirect redirects redundant reentrancy reference references refresh region
    registry regression regressions rejection release rename renderer replay replica report reporter repo repository request requests resource resources response responses restriction result
    results retry return returns reward rewards role roles root rotation round rounding route router routes row rule rules runtime safety salt sanitization sanitizer scale schema schemas
    scope screen script scripts search secret secrets section secure security seed selector sender sentinel sequence server servers service services session sessions setter setting settings
    setup shared shell side sign signature signatures signer single sink site sites size slippage slot socket software solution sort source sources space spec specification sql
    stack stale standard state states step storage store strategy stream string strings strict structure struct style supply surface swap switch symbol syntax sync system systems table
    target task tasks template templates tenant term test tests text thread threshold throttle time timer timestamp tls token tokens tool tooling topic totals trace tracker
    traffic transaction transactions transfer transfers transport tree trigger trust tuple type types typo typos ui underflow unit units unused upgrade upgrades upload url urls usage use user users
    utility validation validator validators value values variable variables variant variants vault vaults vector verification version view views visibility vote votes
    vulnerabilities vulnerability wallet wallets weakness web webhook weight whitelist allowlist denylist blocklist width window windows withdraw withdrawal withdrawals word words worker workers workflow wrapper write
    writes wrong zero exploit exploits suite unit mutex cors csrf xss ssrf csp toctou oauth jwt rbac mtls dos sast dast cli ci cd sdk ide os cpu ram disk
    feature features affected malformed oversized unsafe invalid missing duplicate duplicates bad stuck legacy unauthorized unauthenticated untrusted unchecked unbounded undefined uninitialized unsigned unexpected unknown arbitrary null nil none empty long short large small
    low high deep early late right left fast slow safe strict stricter tight tighter longer shorter smaller larger lower higher better simple simpler clear clearer
    add adds allow allows avoid avoids call calls cap check checks clamp clear compare compute copies deny denies detect drop drops emit enforce enforces
    ensure ensures escape fail fails guard hide ignore keep keeps limit limits lock make makes move moves need pass passes prevent prevents protect
    impact impacts severity risk risks likelihood probability moot
    lowers raises reduces increases load loads
    internal external platform platforms transfer
    quote raise reject rejects remove removes rename replace replaces require requires reset respect restrict return revert reverts reverting rewrite rotate round sanitize send set sets show shows sign
    skip skips split stop stops store strip throw throws track trim turn update updates use uses validate validates verify wait warn wrap
    added changed moved refused cancelled canceled dropped replaced renamed rewritten reworked refactored hardened bumped pinned capped clamped bounded escaped encoded
    hashed signed locked logged checked hidden cleared reduced raised halved doubled increased lowered shortened extended made set kept got given taken built
    spread bounds slots sibling siblings sister half-state easy part easier exactly open redirect race rest issue issues problem problems flaw weakness concern`),
  ...of('grammar', `
    the a an this that these those our its their his her it they we us i he she you your my
    is are was were be been being am has have had having do does did can
    in by from for to with at of via per under as within into through using on across since during before after against over out up off down back around between
    and or also plus both all every each any entire whole everything everywhere already now then so thus hence therefore because which who whom whose where while
    fully completely entirely properly correctly successfully thoroughly finally recently directly itself accordingly too well as such currently presently intentionally deliberately purposely officially formally actually truly really indeed respectively namely ie eg etc
    how what why there here same own another other more than like just very much again ever always yes yep thanks thank ok okay great along incl prior post pre last past onward onwards upward instead
    one two three four five six seven eight nine ten eleven twelve dozen good way ways means order place places occurrence occurrences spot
    during immediately separately together jointly independently internally externally silently explicitly safely`),
  ...of('evidence', `
    pr prs pull request requests merge mr mrs commit commits issue issues ticket tickets cve cwe ghsa advisory advisories changelog release releases released notes
    version versions patch patches hotfix hotfixes see ref refs reference references link links comment comments note details detail above below thread
    discussion diff changeset sha tag tags build report retest retested re audit review reviewed verified confirmed checked validated tested approved
    approval evidence proof github gitlab gerrit jira bugzilla git main master trunk mainline head production prod mainnet live minor major series line lts stable
    latest final current product codebase repository repo deployed shipped merged landed published backported closed update updated upgrade upgraded
    assigned cvss id number`),
  ...of('time', `
    january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday day days week weeks month months year years today yesterday date dated time
    ago launch earlier previously formerly same spring summer autumn winter sprint milestone q1 q2 q3 q4 am pm utc`),
  ...of('person', `
    team teams vendor developer developers auditor auditors owner owners maintainer maintainers project protocol client customer customers author authors
    reporter engineer engineering engineers management admin operator operators manufacturer supplier contributor contributors community sponsor judge
    foundation company committee board ciso lead security`),
]); // prettier-ignore

function of(kind: WordKind, list: string): [string, WordKind][] {
  return [...split(list)].map((word) => [word, kind]);
}

function split(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/));
}
