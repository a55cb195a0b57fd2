import { past } from '../../domain/vocabulary.ts';
import type { CellToken } from './cell-tokens.ts';
import { wordKind } from './known-words.ts';
import { negationWarning } from './negation-warnings.ts';
import { countWarning } from './part-warnings.ts';
import type { Rest } from './rest.ts';
import { unwanted, warningWords, type Doubt } from './warning-words.ts';

/** What keeps a settling phrase from settling; `mild` where it stands in a sentence that tells how or why. */
export interface Warning {
  readonly doubt: Doubt;
  readonly text: string;
  readonly mild: boolean;
}

/** What in a clause contradicts the phrase that settles. */
export function warningsIn(rest: Rest): Warning[] {
  return rest.words.flatMap((token, at) => {
    const doubt = rest.used.has(at) ? null : warningAt(rest, token, at);
    if (doubt === null) return [];
    const told = rest.explains && at >= rest.toldFrom && !isFirm(rest, token.text, at, doubt);
    if (told && (rest.says === 'refused' || harmlessInSentences.has(doubt))) return [];
    return [{ doubt, text: token.text, mild: told || (rest.says === 'refused' && doubt === 'part') }];
  });
}

/** Warnings that in a sentence tell of the fault or of the fix: `calls fail if the owner is unset`. */
const harmlessInSentences: ReadonlySet<Doubt> = new Set<Doubt>(['condition', 'proposal', 'place']);

function isFirm(rest: Rest, text: string, at: number, doubt: Doubt): boolean {
  if (promises.test(text) || text === 'fix') return rest.says === 'refused';
  if (doubt === 'defect') return true;
  return firm.has(text) && (rest.says !== 'refused' || at === 0 || leavesOut.test(text));
}

/** A day by which something is to be done: `fixed by June`. */
function isDeadline({ words }: Rest, token: CellToken, at: number): boolean {
  if (words[at - 1]?.text !== 'by') return false;
  return token.kind === 'date' || wordKind(token.text) === 'time' || /^(?:end|next)$/.test(token.text);
}

/** A fix that an acceptance names as still to come: `acknowledged, fix in v2`. */
function isPromised({ words, says }: Rest, at: number): boolean {
  return says === 'refused' && /^(?:in|to|for|will|by|at|with|later|next)$/.test(words[at + 1]?.text ?? '');
}

/** Words of exception that no sentence softens. */
const firm: ReadonlySet<string> = new Set(
  (
    'except excepting excepted exception exceptions excluding excludes excluded exclude exclusive apart aside but although though ' +
    'albeit however whereas despite notwithstanding nonetheless nevertheless still lacks lacking lack omitted omits elsewhere'
  ).split(' '),
);

/** Words that leave something out of a reason as well: `by design, except for owners`. */
const leavesOut = /^(?:exce|excl|apart|aside|elsewhere|omit)/;

function warningAt(rest: Rest, token: CellToken, at: number): Doubt | null {
  if (token.kind === 'fraction' || token.kind === 'percent' || token.kind === 'number') return countWarning(rest, at);
  if (isDeadline(rest, token, at)) return 'doubt';
  if (token.kind !== 'word') return null;
  if (rest.negations.has(token.text)) return negationWarning(rest, at);
  return countWarning(rest, at) ?? wordWarning(rest, token.text, at) ?? defectAt(rest, at);
}

function wordWarning(rest: Rest, text: string, at: number): Doubt | null {
  if (text === 'than' && rest.words[at - 1]?.text === 'other') return 'exception';
  if (text === 'be' && rest.words[at - 1]?.text === 'to') return 'doubt';
  if (text === 'fix' && isPromised(rest, at)) return 'doubt';
  if (text === 'back' && /^(?:is|are|came|come|comes)$/.test(rest.words[at - 1]?.text ?? '')) return 'defect';
  if (isBack(rest, text, at)) return 'defect';
  if (text === 'from' && isOffTheList(rest.words, at)) return 'place';
  if (text === 'same' && unwanted.has(rest.words[at + 1]?.text ?? '')) return 'defect';
  const doubt = warningWords.get(text);
  return doubt === undefined || doubt === 'part' || harmless[doubt](rest, at, text) ? null : doubt;
}

/** The fault is there again, or the fix gone: `we see it again`, `it got lost`. */
function isBack({ words }: Rest, text: string, at: number): boolean {
  if (text === 'lost') return /^(?:got|gets|was|is|been)$/.test(words[at - 1]?.text ?? '');
  if (text !== 'again') return false;
  return words.slice(Math.max(0, at - 3), at).some((one) => recurring.test(one.text));
}

const recurring =
  /^(?:sees?|saw|seen|occurs?|occurred|happens?|happened|appears?|appeared|there|open|present|reported)$/;

/** Words from `from` to the end of a clause that names a list: `from the scope of the audit`. */
const longestListing = 6;

/** What was taken from a list is not taken from the product: `removed from scope`. */
function isOffTheList(words: readonly CellToken[], at: number): boolean {
  return words.length <= at + longestListing && listings.has(words.at(-1)?.text ?? '');
}

const listings: ReadonlySet<string> = new Set(
  'scope report list listing table document documents backlog roadmap milestone tracker board audit review'.split(' '),
);

type Excuse = (rest: Rest, at: number, text: string) => boolean;

const harmless: { readonly [doubt in Exclude<Doubt, 'part'>]: Excuse } = {
  exception: harmlessException,
  negation: () => false,
  doubt: harmlessDoubt,
  condition: harmlessCondition,
  defect: harmlessDefect,
  place: harmlessPlace,
  proposal: harmlessProposal,
};

function harmlessException({ words, used, before, says, tellsFault }: Rest, at: number, text: string): boolean {
  if (text === 'but') return before || [1, 2, 3].some((step) => used.has(at + step));
  if (text === 'only') return tellsFault || words[at - 1]?.text === 'read';
  if (text === 'bar') return !/^(?:one|two|three|a|an|the|some|few|for)$/.test(words[at + 1]?.text ?? '');
  if (text === 'otherwise') return says === 'refused';
  return text === 'exceptions' && words[at + 1]?.text === 'handled';
}

/** Words that doubt only what was closed by nobody: `closed as stale`. */
const byNobody = new Set('stale inactive inactivity abandoned expired timeout bot automatically'.split(' '));
const months = new Set(
  'january february march april may june july august september october november december'.split(' '),
);
const promising = new Set('we i they team client developers dev devs project vendor owner maintainers'.split(' '));

/** Words of what is still to be done. */
export const promises =
  /^(?:will|plans?|planned|planning|going|shall|expected|expects?|upcoming|soon|later|eventually)$/;

function harmlessDoubt(
  { words, says, toldFrom, asksForMore, explains, followsAdvice }: Rest,
  at: number,
  text: string,
): boolean {
  const [last, next] = [words[at - 1], words[at + 1]];
  if (byNobody.has(text)) return says !== 'closed';
  if (months.has(text) && (isTime(last) || isTime(next) || /^(?:in|since|of|by)$/.test(last?.text ?? ''))) return true;
  if (/^(?:a?waiting|a?waits?)$/.test(text)) return says === 'closed' && asksForMore;
  if (text === 'expected') return /^(?:as|is|are|be|the)$/.test(last?.text ?? '');
  if (text === 'according') return followsAdvice;
  if (text === 'unknown') return at >= toldFrom && next?.kind === 'word' && !/^(?:if|whether|how|why)$/.test(next.text);
  if (text === 'intended') return says === 'refused';
  if (says !== 'refused' || text !== 'will') return false;
  return explains && at > toldFrom && !words.slice(Math.max(0, at - 3), at).some((one) => promising.has(one.text));
}

function isTime(token: CellToken | undefined): boolean {
  return token?.kind === 'number' || token?.kind === 'date';
}

/** Words from a condition to its verb, both included: `when the old parser of the gateway was`. */
export const reachOfPast = 8;

function harmlessCondition({ words, says, topText }: Rest, at: number, text: string): boolean {
  if (words.slice(at, at + reachOfPast).some((one) => past.has(one.text))) return true;
  const next = words[at + 1];
  const isTerm = isTime(next) || next?.kind === 'version' || months.has(next?.text ?? '');
  return says === 'refused' && !/^(?:wont|will not|not)/.test(topText) && /^(?:until|till)$/.test(text) && isTerm;
}

/** A place that is not the product counts where the cell says that something is there: `in a fork`, `on the dev branch`. */
function harmlessPlace({ words, toldFrom }: Rest, at: number, text: string): boolean {
  if (words.length === 1) return false;
  if (/^(?:all|both|every|each|supported)$/.test(words[at - 1]?.text ?? '')) return true;
  if (/ly$|stream$|^un/.test(text)) return at >= toldFrom && words.length > 2;
  return !words
    .slice(Math.max(0, at - 4), at)
    .some((one) => /^(?:in|on|at|to|into|for|only|within|as)$/.test(one.text));
}

/** A proposal that was followed: `fixed as proposed`, `recommendation was implemented`. */
function harmlessProposal({ words, lastDone }: Rest, at: number): boolean {
  const led = words
    .slice(Math.max(0, at - 3), at)
    .some(({ text }) => /^(?:as|per|according|following|followed|with)$/.test(text));
  return led || lastDone > at;
}

/** A fault that was dealt with: `incorrectly parsed dates are refused`, and behind a colon `broken links`. */
function harmlessDefect({ words, colon, toldFrom, lastDone }: Rest, at: number, text: string): boolean {
  const last = words[at - 1]?.text ?? '';
  if (/^(?:no|not|never|longer)$/.test(last)) return true;
  if (/^(?:was|were|been)$/.test(last)) return text !== 'undone';
  if (words.slice(Math.max(0, at - 2), at).some(({ text: one }) => undone.test(one))) return true;
  if (/^introduc(?:ing|ed)$/.test(text) && at >= toldFrom && !words.slice(at, at + 5).some(isFault)) return true;
  if (/^(?:re)?introduc/.test(text) || at < toldFrom) return false;
  const next = words[at + 1];
  return (
    lastDone > at + 1 ||
    (colon && next?.kind === 'word' && !/^(?:on|in|for|with|and|or|by|at|to|again)$/.test(next.text))
  );
}

/** What is done to something bad: `by removing unsafe code`. */
const undone = /^(?:remov|replac|eliminat|delet|dropp|disabl|reject|refus|block|prevent|forbidd|clos)ing$/;

function isFault({ text, kind }: CellToken): boolean {
  return unwanted.has(text) || kind === 'reference';
}

/** A fault that came with the fix: `with an error`, `introduced a new bug`. */
function defectAt({ words }: Rest, at: number): Doubt | null {
  if (!unwanted.has(words[at]?.text ?? '')) return null;
  if (/^(?:handl|check|message|code|path|report|log)/.test(words[at + 1]?.text ?? '')) return null;
  const ahead = words.slice(Math.max(0, at - 4), at).map((one) => one.text);
  if (ahead.includes('no') || ahead.includes('without')) return null;
  return ahead.some((one) => /^(?:new|with|introduc|caus|creat|but)/.test(one)) ? 'defect' : null;
}
