import { wordKind } from './known-words.ts';
import type { Rest } from './rest.ts';

/** Words of a clause that may limit the phrase that settles, though the cell counts as settled. */
export function remarksIn(rest: Rest): string[] {
  return rest.words.flatMap(({ text }, at) => {
    const isUsed = rest.used.has(at);
    if (isUsed && !(rest.topText === 'merged' && at === rest.phraseAt)) return [];
    return checks.some((check) => check(rest, at, text)) ? [text] : [];
  });
}

type Check = (rest: Rest, at: number, text: string) => boolean;

const checks: readonly Check[] = [
  isOpenEnd,
  isScope,
  isAudience,
  isOutsideProduct,
  isSilenced,
  isStrangeMark,
  isBareCount,
  isMergedWithFinding,
  isOpenOriginal,
];

/** Words that at the head of a clause say what is lacking, where no colon tells that they describe the fault: `fixed – missing docs`. */
function isOpenEnd({ before, colon, toldFrom }: Rest, at: number, text: string): boolean {
  return (
    !before && !colon && toldFrom === 0 && at === 0 && /^(?:missing|disabled|optional|requires?|needs?)$/.test(text)
  );
}

/** A part of the product as the subject of the phrase: `frontend fixed`, `Windows: fixed`; or a change that was refused: `fix rejected`. */
function isScope(
  { scoped, says, explains, toldFrom, before, phraseAt, topText }: Rest,
  at: number,
  text: string,
): boolean {
  const isSubject = before ? !explains : toldFrom > 0 && at < phraseAt;
  if (!isSubject) return false;
  if (/^(?:rejected|declined|dismissed|withdrawn|closed|ignored)/.test(topText) && changes.has(text)) return true;
  return scoped && says !== 'refused' && wordKind(text) === 'subject' && !whole.has(text);
}

const changes = new Set('fix patch pr mr pull merge proposal commit mitigation remediation change changes'.split(' '));

/** What a finding as a whole is called. */
const whole = new Set(
  (
    'issue issues bug bugs finding findings vulnerability vulnerabilities problem problems weakness flaw code fix change changes action actions item items ' +
    'test recommendation recommendations error point concern solution exploit attack redundant reported instance instances occurrence occurrences place ' +
    'places case cases site sites thanks'
  ).split(' '),
);

/** For whom or what something was done, where that may not be all: `fixed for new users`, `done for 3 nodes`. */
function isAudience({ words, says, phraseEnd }: Rest, at: number, text: string): boolean {
  const next = words[at + 1];
  if (says === 'refused' || text !== 'for' || at !== phraseEnd || next === undefined) return false;
  if (next.kind === 'number') return true;
  const kind = wordKind(next.text);
  return next.kind === 'word' && kind !== 'evidence' && kind !== 'time' && !wide.has(next.text);
}

const wide = new Set('all every each both good the this these those our any everyone everybody us it real'.split(' '));

/** A place that may not be the product: `addressed in the documentation`. */
function isOutsideProduct({ words, phraseEnd, toldFrom }: Rest, at: number, text: string): boolean {
  if (phraseEnd === 0 || at > toldFrom || at < phraseEnd - 1 || !outside.has(text)) return false;
  const ahead = words.slice(Math.max(0, at - 3), at).map((one) => one.text);
  return ahead.some((one) => one === 'in' || one === 'from' || one === 'by');
}

const outside = new Set('docs documentation readme discussion comments meeting chat wiki slides faq'.split(' '));

/** A check that was silenced: `fixed by disabling the test`. */
function isSilenced({ words }: Rest, at: number, text: string): boolean {
  const silencing = /^(?:disabl|skipp|silenc|suppress|ignor|mut)ing$/.test(text);
  return (
    silencing &&
    words.slice(at + 1, at + 4).some((one) => /^(?:test|check|warning|alert|rule|lint|assert|ci)/.test(one.text))
  );
}

/** A pictogram that is not in the vocabulary, beside what was done: `fixed ❗`. */
function isStrangeMark({ words, says }: Rest, at: number, text: string): boolean {
  return (
    words[at]?.kind === 'mark' &&
    says !== 'refused' &&
    /^[\p{Extended_Pictographic}❓❔❗❕]/u.test(text) &&
    !plainMarks.has(text)
  );
}

const plainMarks = new Set('➖ ➕ ✨ 🔒 🔐 🛡 📝 🐛 ℹ 📌 🏁 💯 🙏 ⭐ 🚀 ↔ ↗ ↘ ▶ ◀ ➡ ⬆ ⬇ ⬅ ™ © ®'.split(' '));

/** A number that counts something unknown: `fixed: 0`; a year does not. */
function isBareCount({ words, toldFrom }: Rest, at: number, text: string): boolean {
  return words[at]?.kind === 'number' && words.length === 1 && toldFrom === 0 && !/^(?:19|20)\d\d$/.test(text);
}

/** What a duplicate is of, where that is open: `duplicate of open issue #3`. */
function isOpenOriginal({ topText }: Rest, _: number, text: string): boolean {
  return text === 'open' && topText.startsWith('dup');
}

/** A finding that was merged into another: `merged with H-02`. */
function isMergedWithFinding({ words, topText, phraseEnd }: Rest, at: number): boolean {
  const next = words[phraseEnd]?.text ?? '';
  return (
    topText === 'merged' &&
    words[at]?.text === 'merged' &&
    /^(?:with|into)$/.test(next) &&
    words[phraseEnd + 1]?.kind === 'reference'
  );
}
