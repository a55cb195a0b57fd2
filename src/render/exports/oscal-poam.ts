import type { Finding, Reference, StatusKind, StatusReport } from '../../domain/model.ts';
import { UserError } from '../../errors.ts';
import { toJson } from './json.ts';
import { namedUuid } from './named-uuid.ts';
import { sarifUri } from './sarif-text.ts';

/**
 * Writes the findings of a report as a plan of action and milestones of OSCAL 1.1.3 (https://pages.nist.gov/OSCAL): an item
 * and a risk each. What the model requires and a post does not tell is said to be missing. Throws `UserError` for a post
 * without a day, since a plan has to say how new it is.
 */
export function renderOscalPoam(report: StatusReport): string {
  const { findings, snapshot } = report;
  const { title, date, slug, source, digest, url } = snapshot;
  if (date === null)
    throw new UserError(
      `${source}: a plan in OSCAL needs a day, and the post names none; put a date into its front matter or its file name`,
    );
  const content = {
    metadata: {
      title,
      'last-modified': `${date}T00:00:00Z`,
      version: digest,
      'oscal-version': '1.1.3',
      ...linksOf(url === null ? [] : [{ url, label: source }]),
      remarks: `Read from ${source}. Of its last change the day alone is known. It names no system in the sense of OSCAL: system-id is made of the name of the post.`,
    },
    'system-id': { 'identifier-type': 'https://ietf.org/rfc/rfc4122', id: namedUuid(`system\n${slug}`) },
    risks: findings.map((finding) => riskOf(finding, slug)),
    'poam-items': findings.map((finding) => itemOf(finding, slug)),
  };
  // It has to be another one whenever the content is.
  return toJson({ 'plan-of-action-and-milestones': { uuid: namedUuid(JSON.stringify(content)), ...content } });
}

function riskOf(finding: Finding, slug: string): object {
  const { identity, status, due } = finding;
  return {
    uuid: namedUuid(`risk\n${slug}\n${identity.key}`),
    title: titleOf(finding),
    description: descriptionOf(finding),
    statement: 'The source states no risk beyond the finding.',
    ...propsOf([
      ['severity', finding.severity?.verbatim.text],
      ['severity-level', finding.severity?.level],
      ['status', status.label],
      ['settled', status.settled ? 'yes' : 'no'],
    ]),
    status: riskStatuses[status.kind],
    ...(due?.day == null ? {} : { deadline: `${due.day}T23:59:59Z` }),
  };
}

function itemOf(finding: Finding, slug: string): object {
  const { identity, id, tracker, status, owner, due, position } = finding;
  return {
    uuid: namedUuid(`item\n${slug}\n${identity.key}`),
    title: titleOf(finding),
    description: descriptionOf(finding),
    ...propsOf([
      ['finding-id', id],
      ['owner', owner?.text],
      ['due', due?.verbatim.text],
      ['line', `${position.start.line}`],
    ]),
    ...linksOf([...(tracker?.references ?? []), ...status.references]),
    'related-risks': [{ 'risk-uuid': namedUuid(`risk\n${slug}\n${identity.key}`) }],
  };
}

function titleOf({ title, identity }: Finding): string {
  return oneLine(title.text) || identity.key;
}

function descriptionOf(finding: Finding): string {
  const words = oneLine(finding.status.verbatim?.text ?? '');
  const told = words === '' ? 'The source tells no status.' : `Status in the words of the source: “${words}”.`;
  return `${titleOf(finding)}. ${told}`;
}

/** Those of the model. An accepted risk still exists, and nobody who may approve a deviation is known to have done so. */
const riskStatuses: { readonly [kind in StatusKind]: 'open' | 'remediating' | 'closed' } = {
  fixed: 'closed',
  removed: 'closed',
  'not-applicable': 'closed',
  accepted: 'open',
  duplicate: 'closed',
  closed: 'closed',
  'partially-fixed': 'remediating',
  'in-progress': 'remediating',
  'needs-design': 'open',
  'fix-needed': 'open',
  unreported: 'open',
  unrecognized: 'open',
};

type Named = readonly [name: string, value: string | null | undefined];

/** Properties of ours; the model takes values of one line that are not empty. */
function propsOf(all: readonly Named[]): object {
  const props = all.flatMap(([name, value]) => {
    const text = oneLine(value ?? '');
    return text === '' ? [] : [{ name, ns: 'urn:audit-status:oscal', value: text }];
  });
  return props.length === 0 ? {} : { props };
}

/** Every address once. */
function linksOf(all: readonly Pick<Reference, 'url' | 'label'>[]): object {
  const links = new Map<string, object>();
  for (const { url, label } of all) {
    const href = url === null ? null : sarifUri(url);
    if (href !== null && !links.has(href)) links.set(href, { href, rel: 'reference', text: label });
  }
  return links.size === 0 ? {} : { links: [...links.values()] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
