// Ids of the author's own at the head of a heading or an item of a list, told from names that look like them.

/** An id at the head of a text. */
export interface HeadId {
  readonly id: string;
  /** Where the text after the id begins. */
  readonly end: number;
}

/**
 * Returns the id that a text begins with, where it has a form of its own: in brackets (`[H-01]`), with a dash or an
 * underscore inside (`TRST-H-1`, `FAL-01-001`), or a few capitals with digits and a mark behind (`C1. …`, `C1: …`).
 * A word such as “Finding” or “Issue” may stand before it.
 */
export function ownIdAt(text: string): HeadId | null {
  const lead = noun.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead);
  for (const form of [bracketed, dashed, short, word]) {
    const found = form.exec(rest);
    const id = found?.groups?.['id'];
    if (found === null || id === undefined) continue;
    return isName(id) || (id === 'S3' && form === bracketed) || isCategory(id, rest.slice(found[0].length))
      ? null
      : { id, end: lead + found[0].length };
  }
  return null;
}

const noun = /^(?:(?:finding|issue|vulnerability|bug)\s{1,3}(?:(?:no\.?|id)\s{0,3})?:?\s{0,3}(?=[[A-Z\d]))?/i;
const part = String.raw`[A-Z\d][A-Z\d]{0,11}`;
const joined = String.raw`(?=[^\s\]]*[A-Z])${part}(?:[-_]${part}){0,5}[-_][A-Z]{0,4}\d{1,5}[a-z]?`;
const bracketed = new RegExp(
  String.raw`^\[(?<id>${joined}|[A-Z]{1,4}\d{1,4}|(?=[^\s\]]*[A-Z])${part}(?:\.${part}){0,3})\]:?(?=\s|$)`,
);
const dashed = new RegExp(String.raw`^\(?(?<id>${joined})\)?(?:\s?[:.|–—]|\s-)?(?=\s|$)`);
const short = /^(?<id>[A-Z]{1,4}\d{1,3})(?:[.:)]|\s?\||\s[-–—])(?=\s)/;

/** A word with a number, separated from the title by a bar: `Global-1 | Owner may stop it`. */
const word = /^(?<id>[A-Z][A-Za-z]{1,11}-\d{1,3})\s?\|(?=\s)/;

/** Whether what looks like an id is the name of an algorithm, a standard, a list of something else, or a version. */
function isName(id: string): boolean {
  return technologies.test(id) || lists.test(id) || /^V\d/.test(id) || /^(?:19|20)\d\d\b/.test(id);
}

const technologies =
  /^(?:(?:SHA|MD|UTF|AES|DES|RSA|RC|EC|ECDSA|HMAC|TLS|SSL|HTTPS?|IP|IPV|TCP|UDP|ISO|IEC|IEEE|RFC|OAUTH|SOCKS|ASN|NTLM|BASE|CRC|ERC|EIP|BIP|SIP|PY|PHP|JAVA|ARM|AMD|WPA|UUID|LAYER|LOG4J|PKCS|FIPS|NIST|SOC|PCI|CIS|ED|CURVE|SEC[PR]|BLAKE|KECCAK|BCRYPT|GPT|COVID|USB|PM|UTC|GMT|WINDOWS|UBUNTU|NODE|MP|AN?SI|ECMA|ES|CSS|HTML|XML|VT|ROT|LATIN|CP)[-_]?\d[-_\d]*[a-z]?|(?:ISO|IEC|NIST|FIPS|UTF|SHA|AES|RSA|TLS|RFC|PKCS|ECDSA|PCI|CIS)[-_].*|X[-_]?(?:509|25|86|64)|EC2|K8S?|I18N|L10N|A11Y|H26[45]|C\d{2})$/;

/** Prefixes of lists of other things: advisories, weaknesses, requirements, controls, proposals, tasks, priorities, questions. */
const lists =
  /^(?:(?:CVE|GHSA|CWE|CAPEC|RUSTSEC|GO|OSV|PYSEC|REQ|NFR|FR|UC|US|AC|TC|TEST|ADR|KEP|PEP|EP|CIP|AIP|JIRA|TASK|TODO|STEP|PHASE|STORY|EPIC|SPRINT|MILESTONE|GOAL|OKR|CTRL|CONTROL|RULE|POLICY|PR|MR|PHASE|WEEK|DAY|FAQ|ASVS|WSTG|MASVS|OWASP|TM|THREAT)[-_]?\d.*|(?:CVE|GHSA|CWE|RUSTSEC)[-_].*|[PQV]\d{1,3}|SEV[-_]?\d)$/;

/** Whether an id is that of a category of the OWASP lists: `A01:2021 – Broken Access Control`, `API1:2023`. */
function isCategory(id: string, rest: string): boolean {
  return /^(?:A|API|LLM|M)\d{1,2}$/.test(id) && (/^\s*[:-]?\s*20\d\d\b/.test(rest) || owasp.test(rest));
}

const owasp =
  /^[\s:.|–—-]*(?:broken|injection|cryptographic failures|insecure design|security misconfiguration|vulnerable (?:and|&)|identification and|software and data|security logging|server[- ]side request|sensitive data exposure|xml external|cross[- ]site scripting|insecure deserialization|using components|insufficient logging|improper (?:platform|inventory)|unrestricted|mishandling|prompt injection|improper output|excessive agency)/i;
