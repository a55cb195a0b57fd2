import type { Section } from './outline.ts';

/**
 * How sure it is that a text reports findings: `mixed` where its title names an audit and something else, such as
 * `Security audit and deployment checklist`; `none` where nothing says so; `against` where the title says otherwise.
 */
export type AuditContext = 'strong' | 'weak' | 'mixed' | 'none' | 'against';

/** Returns whether a title says that a document reports the findings of an audit. */
export function contextOfTitle(title: string): AuditContext {
  const words = title.slice(0, 300);
  if (never.test(words)) return 'against';
  if (!otherDocuments.test(words) || namesFindings.test(words)) return contextOfWords(words);
  return contextOfWords(words) === 'strong' ? 'mixed' : 'against';
}

/** Returns whether the headings of a section, itself left out, or the title say that it reports findings. */
export function contextOf(section: Section, title: AuditContext): AuditContext {
  if (title === 'against' || title === 'mixed') return title;
  const above = section.path.filter((heading) => !isExcluded(heading)).map(contextOfWords);
  return [title, ...above].toSorted((a, b) => order[a] - order[b])[0] ?? 'none';
}

const order: { readonly [context in AuditContext]: number } = { strong: 0, weak: 1, mixed: 2, none: 3, against: 4 };

function contextOfWords(text: string): AuditContext {
  const words = text.slice(0, 300).replace(otherAudits, ' ');
  return strong.test(words) ? 'strong' : weak.test(words) ? 'weak' : 'none';
}

/** Whether a heading opens a part that holds no findings, such as `Checklist`, `Recommendations` or `Severity definitions`. */
export function isExcluded(heading: string): boolean {
  const words = heading.slice(0, 300);
  return never.test(words) || risks.test(words) || (otherParts.test(words) && !namesFindings.test(words));
}

/** Whether a title is that of one advisory. */
export function isAdvisory(title: string): boolean {
  return /\b(?:advisory|CVE-\d{4}-\d{4,}|GHSA(?:-[\da-z]{4}){3})\b/i.test(title.slice(0, 300));
}

/** Whether a heading opens what a tool has found, not the auditors: `Appendix`, `Tool output`, `Dependency scan`. */
export function isToolOutput(heading: string): boolean {
  return /\b(?:appendi(?:x|ces)|annex|tool(?:s|ing)? outputs?|automated|static analysis|scanners?|scan results?|linters?|dependenc(?:y|ies)|slither|mythril|4naly3er)\b/i.test(
    heading.slice(0, 200),
  );
}

/** Whether a heading announces findings and nothing else: `Findings`, `3. Detailed findings`, `Security issues`. */
export function isFindingsHeading(heading: string): boolean {
  return /^[\d.\s]*(?:(?:detailed|security|audit|key|main|our|list of|summary of|open|all)\s+)*(?:findings|vulnerabilities|issues)(?: found| identified)?[:\s]*$/i.test(
    heading.slice(0, 100),
  );
}

/** Whether a heading is that of a part of a report or of a finding, and names no finding itself. */
export function isGeneric(heading: string): boolean {
  return generic.test(heading.slice(0, 100).replace(/^[^\p{L}]+|[^\p{L})]+$/gu, ''));
}

/** Whether a heading, in Markdown, is a template's: `Finding: <title>`, `[Title of the finding]`. */
export function isTemplateHeading(markdown: string): boolean {
  const words = markdown.slice(0, 300).replace(/`[^`]*`/g, ' ');
  return placeholder.test(words) || [...words.matchAll(angled)].some(([, tag = '']) => !elements.test(tag));
}

const strong =
  /\b(?:audit(?:s|ed|ors?)?|findings?|vulnerabilit(?:y|ies)|pen(?:etration)?[ -]?tests?|pentest(?:s|ing)?|penetration testing|weaknesses|security (?:reviews?|assessments?|reports?|analysis|issues|bugs|scan))\b/i;
const weak = /\b(?:security|reviews?|advisor(?:y|ies)|assessments?)\b/i;
/** Audits that are not of security, or logs. */
const otherAudits =
  /\baudit(?:ing)?[ -](?:log(?:s|ging)?|trails?|events?|hooks?|polic(?:y|ies)|mode|command|ci|apis?|sdks?|records?|entry|entries)\b|\b(?:npm|yarn|pnpm|cargo|pip)[ -]audit\b/gi;

/** What no report of findings is, whatever else its title says. */
const never =
  /\b(?:definitions?|classifications?|methodology|criteria|glossary|legend|severity (?:levels?|scale|ratings?)|rating scale|rating system|how to|placeholder|retrospectives?|post-?mortems?|positive|strengths?|already secure|good practices)\b|\bwhat (?:was|went|works?|is) (?:already |done )?(?:well|right|good|secure)\b|^templates?\b|\btemplates?(?=\s*$|\s+for\b|\s*[:(])/i;

const otherDocuments =
  /\b(?:check ?lists?|change ?logs?|release notes?|releases?|road ?maps?|plans?|planning|guides?|guidelines?|tutorial|handbook|playbook|runbook|policy|policies|spec(?:ification)?s?|requirements?|proposal|rfcs?|adr|kep|read ?me|contributing|faq|cheat ?sheet|best practices|threat model(?:l?ing)?|meeting|minutes|preparation|readiness|todo|to-do)\b/i;

const namesFindings = /\b(?:findings?|vulnerabilities|weaknesses)\b/i;

/** A list of what could happen, not of what was found; `High Risk` is none. */
const risks = /^[^\p{L}]*(?:risks|risk register|threats?)\b/iu;

const otherParts =
  /\b(?:check ?lists?|deploy\w*|acceptance|(?<!penetration |pen |pen-)test(?:s|ing)?|coverage|requirements?|(?<!access )controls|control (?:list|matrix|objectives)|features?|decisions?|prepar\w+|assessments|improvements?|next steps?|recommend\w*|actions?|road ?map|priorit(?:y|ies)|prioriti[sz]\w+|fix (?:list|plan|order)|remediation (?:plan|steps|timeline|roadmap|priority)|mitigations?|scale|matrix|examples?|appendi(?:x|ces)|annex|references|strengths?|positives?|good practices|best practices|change ?log|release notes|out of scope|todo|to do|future work|plans?|timeline|compliance|owasp|threat model|discussion|comments?|tool outputs?|automated|dependenc\w+|questions?|faq|goals?|milestones?|tasks?|phases?|sprints?|scope|limitations|disclaimer|trust model|assumptions|roles)\b/i;

const generic =
  /^(?:(?:executive |final |overall |audit |findings? |issues? )?(?:summary|overview|conclusions?|introduction|results?|details?|metadata|information|info|verdict|statistics|status|scores?|ratings?)|about\b.*|background|scope|risks?|threats?|overall(?: (?:and|risk|security|severity|rating|score|assessment|posture|status|findings?|summary|evaluation|grade|verdict|conclusions?|level|quality|code|audit|results?)){0,6}|table of contents|contents|index|description|(?:technical )?details|vulnerability(?: details?| description)?|(?:finding|issue)s?|impact|likelihood|severity|root cause|proof of concept|poc|attack (?:scenario|path|vector)s?|exploit(?:ation)?(?: scenarios?)?|exploit scenario|steps to reproduce|reproduction|evidence|code|code snippet|location|affected (?:code|files?|components?|versions?|targets?|assets?)|context|files?|references?|links?|recommendation(?:s|ed mitigation(?: steps)?)?|recommended (?:fix|mitigation|actions?)|remediation|mitigation|fix|fixes|solution|resolution|response|discussion|comments?|notes?|remarks?|disclaimer|methodology|severity levels?|risk (?:assessment|classification|rating|level|matrix|summary)|security (?:score|posture|rating|assessment)|audit (?:details|information|scope|team|history)|project (?:details|information|overview)|document (?:control|history|information)|credits|acknowledge?ments|contacts?|tools?(?: used)?|timeline|appendix.*|preamble|purpose|goals?|categor(?:y|ies)|type|difficulty|cvss.*|cwe.*|target|verification|retest|test cases?|positive (?:findings|observations|aspects)|strengths|what went well)$/i;

const placeholder =
  /\{\{?[^{}]*\}|\\?\[(?:title|name|short|vulnerability|finding|issue|id|severity|description)\b[^\]]*\]|\bxxx+\b|\b(?:title|name) of (?:the |this )?(?:finding|issue|vulnerability)[\])]?\s*$|\b(?:finding|issue|vulnerability) (?:title|name)$/i;

const angled = /(?<=^|[\s:])<(\w{2,}|\w+[\s_-][^<>]*)>/g;
const elements = /^(?:a|b|br|code|del|details|div|em|i|img|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u)\b/i;
