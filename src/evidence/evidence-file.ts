import type { EvidenceFile, FileAnswer, TrackerAnswer, Unanswered } from '../domain/evidence.ts';
import { trackerKey } from '../domain/tracker-address.ts';
import type { SavedEvidence } from '../read/saved/evidence.ts';

/** An answer, and its version in the words of the server. */
export interface EvidenceEntry {
  readonly answer: TrackerAnswer;
  readonly etag: string | null;
}

/** What goes into an evidence file; there is at least one entry. */
export interface EvidenceContent {
  readonly post: string;
  readonly from: readonly string[];
  readonly entries: readonly EvidenceEntry[];
  readonly unanswered: readonly Unanswered[];
  /** What an earlier run was answered: kept, with its day, where this one has no answer. */
  readonly earlier: SavedEvidence | null;
  /** Every address the post names; answers about others are left out. */
  readonly addresses: readonly string[];
}

/** Makes the file, sorted by address; what is not known is left out. Same content, same bytes. */
export function evidenceFile({ post, from, entries, unanswered, earlier, addresses }: EvidenceContent): EvidenceFile {
  const kept = keptEntries(earlier, addresses, new Set(entries.map(({ answer }) => trackerKey(answer.url))));
  const all = [...entries, ...kept].toSorted((a, b) => compareAddresses(a.answer.url, b.answer.url));
  const asked = all.reduce((latest, { answer }) => (answer.asked > latest ? answer.asked : latest), '');
  const interfaces = [...new Set([...from, ...(kept.length === 0 ? [] : (earlier?.from ?? []))])].toSorted();
  const missing = unanswered.toSorted((a, b) => compareAddresses(a.url, b.url));
  return {
    kind: 'evidence',
    schemaVersion: 1,
    post,
    asked,
    ...(interfaces.length === 0 ? {} : { from: interfaces }),
    answers: all.map((entry) => fileAnswer(entry, asked)),
    ...(missing.length === 0 ? {} : { unanswered: missing }),
  };
}

function keptEntries(
  earlier: SavedEvidence | null,
  addresses: readonly string[],
  answered: ReadonlySet<string>,
): readonly EvidenceEntry[] {
  const named = new Set(addresses.map(trackerKey));
  return (earlier?.answers ?? [])
    .filter(({ url }) => named.has(trackerKey(url)) && !answered.has(trackerKey(url)))
    .map((answer) => ({ answer, etag: earlier?.etags.get(answer.url) ?? null }));
}

function fileAnswer({ answer, etag }: EvidenceEntry, asked: string): FileAnswer {
  const { url, state, kind, reason, title, opened, closed, merged, reopened, lastReopened } = answer;
  const { labels, milestone, assignees, people, movedTo } = answer;
  return {
    url,
    state,
    ...(kind === null ? {} : { kind }),
    ...(reason === null ? {} : { reason }),
    ...(title === null ? {} : { title }),
    ...(opened === null ? {} : { opened }),
    ...(closed === null ? {} : { closed }),
    ...(merged === null ? {} : { merged }),
    ...(reopened === null ? {} : { reopened }),
    ...(lastReopened === null ? {} : { lastReopened }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(milestone === null ? {} : { milestone }),
    ...(assignees === null ? {} : { assignees }),
    ...(people === null ? {} : { people }),
    ...(movedTo === null ? {} : { movedTo }),
    ...(answer.asked === asked ? {} : { asked: answer.asked }),
    ...(etag === null ? {} : { etag }),
  };
}

/** By place, then by number: #9 before #10. */
function compareAddresses(a: string, b: string): number {
  const [one, two] = [a, b].map((url) => trackerKey(url).replace(/\d+$/, (digits) => digits.padStart(12, '0')));
  return one === two ? 0 : (one ?? '') < (two ?? '') ? -1 : 1;
}
