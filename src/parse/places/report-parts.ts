import { plainWords } from '../../text/words.ts';

/**
 * Whether a heading is that of a part that describes the audit, its method or the risk as a whole, such as `Threat model
 * and security assessment` or `Overall risk rating`: it has none but the words of such headings. A finding says more:
 * `Threat model does not cover the bridge`.
 */
export function isReportPart(heading: string): boolean {
  const words = plainWords(heading.slice(0, longestPart + 1))
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  return heading.length <= longestPart && words.some((word) => parts.has(word)) && words.every(isOfParts);
}

/** Characters of a heading beyond which it says more than what a part is called. */
export const longestPart = 100;

function isOfParts(word: string): boolean {
  return parts.has(word) || beside.has(word);
}

/** What parts of a report are. */
const parts = wordSet(`
  model models modeling modelling assessment assessments scope methodology methodologies approach summary overview
  introduction background conclusion conclusions classification classifications rating ratings matrix profile profiles
  posture analysis assumptions evaluation criteria definitions statistics metrics objectives limitations details
  information status`);

/** What else stands in their headings; none of these is a part alone, and `Centralization risk` is a finding. */
const beside = wordSet(`
  threat threats security risk risks audit audits auditor auditors review reviews engagement project protocol system
  systems application contract contracts architecture design overall executive final initial general technical key
  finding findings issue issues vulnerability vulnerabilities severity severities impact likelihood score scores scoring
  level levels attack surface test tests testing penetration code codebase quality trust boundary boundaries
  centralization result results report reports document team process tools timeline
  about a an and of the for in our this by to with or vs`);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
