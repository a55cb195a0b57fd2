import type { Evidence, EvidenceSource, TrackerAnswer } from '../../domain/evidence.ts';
import { trackerKey } from '../../domain/tracker-address.ts';
import { UserError } from '../../errors.ts';
import type { Source } from '../source.ts';
import { loadAnswer, optional } from './answer.ts';
import { JsonValue } from './json-value.ts';
import { loadDay, loadDigest, loadWebAddress } from './values.ts';

/** An evidence file as a run that asks again needs it. */
export interface SavedEvidence extends Evidence {
  readonly from: readonly string[];
  /** By address: the version of an answer, in the words of the server. */
  readonly etags: ReadonlyMap<string, string>;
}

/** The newest schema this program reads. */
export const newestEvidenceSchema = 1;

/** Reads an evidence file. Throws `UserError` where it is none, of a newer schema, or answers twice about one address. */
export function loadEvidence({ name, text, digest }: Source, shown: string): SavedEvidence {
  const root = JsonValue.parse(text, shown);
  root.field('kind').oneOf(['evidence']);
  const version = root.field('schemaVersion').count(1);
  if (version > newestEvidenceSchema)
    throw new UserError(
      `${shown}: is of schema version ${version}, but this program reads versions up to ${newestEvidenceSchema}: use a newer audit-status`,
    );
  const asked = loadDay(root.field('asked'));
  const answers = root.field('answers').list((value) => loadAnswer(value, asked));
  refuseDoubles(answers, shown);
  const etags = root
    .field('answers')
    .list((value) => [value.field('url').text(), optional(value.field('etag'), loadEtag)] as const);
  return {
    source: name,
    digest,
    asked,
    answers,
    unanswered:
      optional(root.field('unanswered'), (list) =>
        list.list((value) => ({ url: loadWebAddress(value.field('url')), because: value.field('because').text() })),
      ) ?? [],
    from: optional(root.field('from'), (list) => list.list((value) => value.text())) ?? [],
    etags: new Map(etags.flatMap(([url, etag]) => (etag === null ? [] : [[url, etag]]))),
  };
}

/** Reads what a report says of the file its answers come from. */
export function loadEvidenceSource(value: JsonValue): EvidenceSource {
  return {
    source: value.field('source').text(),
    digest: loadDigest(value.field('digest')),
    asked: loadDay(value.field('asked')),
  };
}

/** Reads what is sent back to a server: nothing but what RFC 9110 allows. */
function loadEtag(value: JsonValue): string {
  const etag = value.text();
  return /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(etag) ? etag : value.fail('an entity tag, in quotes');
}

function refuseDoubles(answers: readonly TrackerAnswer[], shown: string): void {
  const seen = new Map<string, number>();
  for (const [at, { url }] of answers.entries()) {
    const first = seen.get(trackerKey(url));
    if (first !== undefined)
      throw new UserError(`${shown}: /answers/${first} and /answers/${at} are both about ${url}; remove one of them`);
    seen.set(trackerKey(url), at);
  }
}
