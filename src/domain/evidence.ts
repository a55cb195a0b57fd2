import type { Count, Day, Digest, WebAddress } from './values.ts';

/** Where an issue, pull request or commit can stand in its tracker. */
export const trackerStates = ['open', 'closed', 'merged', 'present', 'not-found', 'deleted', 'no-access'] as const;

/** One of these; `present` is what can be said of a commit. */
export type TrackerState = (typeof trackerStates)[number];

/** Why an issue was closed. */
export const closeReasons = ['completed', 'not-planned', 'duplicate'] as const;

/** One of these reasons. */
export type CloseReason = (typeof closeReasons)[number];

/** What something in a tracker is. */
export const trackerKinds = ['issue', 'pull', 'commit'] as const;

/** One of these. */
export type TrackerKind = (typeof trackerKinds)[number];

/** What a tracker answered about one address. Null is what was not asked or not answered, never a guess. */
export interface TrackerAnswer {
  /** The address that was asked about, such as `https://github.com/owner/repository/issues/12`. */
  readonly url: WebAddress;
  readonly state: TrackerState;
  readonly kind: TrackerKind | null;
  readonly reason: CloseReason | null;
  readonly title: string | null;
  /** Days or times in UTC: `2031-11-20` or `2031-11-20T09:30:00Z`. */
  readonly opened: string | null;
  readonly closed: string | null;
  readonly merged: string | null;
  /** How often it was reopened, at most the latest 20 times, and when last. */
  readonly reopened: Count | null;
  readonly lastReopened: string | null;
  readonly labels: readonly string[];
  readonly milestone: string | null;
  /** How many people it is assigned to. */
  readonly assignees: Count | null;
  /** Their account names, where these were asked for. */
  readonly people: readonly string[] | null;
  /** Where it is now, if it was transferred or its repository was renamed. */
  readonly movedTo: WebAddress | null;
  /** The day of the answer, as `YYYY-MM-DD` in UTC. */
  readonly asked: Day;
}

/** An address without an answer, and why there is none. */
export interface Unanswered {
  readonly url: WebAddress;
  readonly because: string;
}

/** Where the answers of a report come from. */
export interface EvidenceSource {
  /** The name of the file. */
  readonly source: string;
  /** `sha256:` and the SHA-256 of its bytes, in hex. */
  readonly digest: Digest;
  /** The day it was asked for last; single answers may be older. */
  readonly asked: Day;
}

/** The answers of a file, ready to be used. */
export interface Evidence extends EvidenceSource {
  readonly answers: readonly TrackerAnswer[];
  readonly unanswered: readonly Unanswered[];
}

/** How the tracker stands beside the post, in numbers. */
export interface EvidenceSummary {
  /** Addresses in trackers that the report names, and how many of them have an answer. */
  readonly references: Count;
  readonly answered: Count;
  /** Findings that are not settled in the post while their issues are closed. */
  readonly openButClosed: Count;
  /** Findings that are settled in the post while an issue of theirs is open. */
  readonly settledButOpen: Count;
  /** Findings that are settled in the post by pull requests that were not merged. */
  readonly settledButUnmerged: Count;
}

/** What a tracker said of one address in two evidence files; null where a file has no answer. */
export interface TrackerChange {
  readonly url: WebAddress;
  readonly before: TrackerAnswer | null;
  readonly after: TrackerAnswer | null;
}

/** What the tracker changed between two evidence files. */
export interface TrackerComparison {
  readonly before: EvidenceSource;
  readonly after: EvidenceSource;
  readonly changes: readonly TrackerChange[];
}

/**
 * An evidence file, `<name>.evidence.json`. Whoever writes one by hand or by a program of their own needs `kind`,
 * `schemaVersion`, `asked` and `answers`, and of each answer `url` and `state`.
 */
export interface EvidenceFile {
  readonly kind: 'evidence';
  readonly schemaVersion: 1;
  /** The name of the post whose references were asked about. */
  readonly post?: string;
  /** The day the tracker was asked, as `YYYY-MM-DD` in UTC; answers of another day carry their own. */
  readonly asked: Day;
  /** Which interfaces answered, such as `https://api.github.com/graphql`. */
  readonly from?: readonly string[];
  readonly answers: readonly FileAnswer[];
  readonly unanswered?: readonly Unanswered[];
}

/** An answer as files have it: what is not known is left out. */
export interface FileAnswer extends Pick<TrackerAnswer, 'url' | 'state'> {
  readonly kind?: TrackerKind;
  readonly reason?: CloseReason;
  readonly title?: string;
  /** Days or times in UTC: `2031-11-20` or `2031-11-20T09:30:00Z`. */
  readonly opened?: string;
  readonly closed?: string;
  readonly merged?: string;
  readonly reopened?: Count;
  readonly lastReopened?: string;
  readonly labels?: readonly string[];
  readonly milestone?: string;
  readonly assignees?: Count;
  readonly people?: readonly string[];
  readonly movedTo?: WebAddress;
  /** The day of this answer, where it is not that of the file. */
  readonly asked?: Day;
  /** The version of the answer in the words of the server, so that it need not be sent again unless it changed. */
  readonly etag?: string;
}
