import type { Unanswered } from '../../domain/evidence.ts';
import { trackerKey } from '../../domain/tracker-address.ts';
import type { SavedEvidence } from '../../read/saved/evidence.ts';
import type { EvidenceEntry } from '../evidence-file.ts';
import type { Question, Questions } from '../questions.ts';
import { openClient, type Client, type Limits } from './client.ts';
import { askByGraphql, graphqlAddress } from './graphql.ts';
import type { Ledger } from './ledger.ts';
import type { Environment } from './proxy.ts';
import { askByRest, type Earlier } from './rest.ts';
import type { Host } from './service.ts';
import { tokenFor, tokenOfGh, type Token } from './token.ts';

/** What shall be asked, and how. */
export interface AskRun {
  readonly questions: Questions;
  readonly hosts: readonly Host[];
  readonly environment: Environment;
  /** Whether `gh` is asked for the token where the environment has none. */
  readonly useGh: boolean;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly userAgent: string;
  /** The day, as `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly people: boolean;
  /** What an earlier run was answered; with `resume`, only what it lacks is asked. */
  readonly earlier: SavedEvidence | null;
  readonly resume: boolean;
  readonly onProgress: (asked: number) => void;
}

/** What was answered. */
export interface Asked {
  readonly entries: readonly EvidenceEntry[];
  readonly unanswered: readonly Unanswered[];
  /** The addresses that were asked. */
  readonly from: readonly string[];
  /** Why servers could not be asked further, a sentence each. */
  readonly stops: readonly string[];
}

/** Asks the trackers. Never throws for what a server answers, or that it does not; throws `UserError` for a token that is none. */
export async function askTrackers(run: AskRun): Promise<Asked> {
  const entries = new Map<string, EvidenceEntry>();
  const failed = new Map<string, string>();
  const ledger: Ledger = {
    answer: (question, answer, etag = null) => {
      entries.set(trackerKey(question.url), { answer, etag });
      run.onProgress(entries.size + failed.size);
    },
    fail: (question, because) => {
      failed.set(trackerKey(question.url), because);
      run.onProgress(entries.size + failed.size);
    },
  };
  const [from, stops]: [string[], string[]] = [[], []];
  for (const host of run.hosts) {
    const all = run.questions.byHost.get(host.name) ?? [];
    const open = inOrder(all, run);
    if (open.length === 0) continue;
    const stopped = await askHost(host, open, run, ledger, from);
    if (stopped !== null) stops.push(stopped);
    for (const { url } of open)
      if (!entries.has(trackerKey(url)) && !failed.has(trackerKey(url)))
        failed.set(trackerKey(url), stopped ?? 'it was not asked');
  }
  return { entries: [...entries.values()], unanswered: unansweredOf(run.questions, failed), from, stops };
}

async function askHost(
  host: Host,
  questions: readonly Question[],
  run: AskRun,
  ledger: Ledger,
  from: string[],
): Promise<string | null> {
  const { api } = host;
  const token = tokenFor(api, run.environment) ?? (run.useGh ? await tokenOfGh(host.name) : null);
  const client = openClient({ ...run, api, token });
  try {
    from.push(token === null ? api : graphqlAddress(api));
    return await askWith(token, client, questions, run, ledger);
  } finally {
    await client.close();
  }
}

function askWith(
  token: Token | null,
  client: Client,
  questions: readonly Question[],
  run: AskRun,
  ledger: Ledger,
): Promise<string | null> {
  const asking = { today: run.today, people: run.people, ledger };
  return token === null
    ? askByRest(questions, client, asking, ({ url }) => earlierOf(url, run.earlier))
    : askByGraphql(questions, client, token.from, asking);
}

function earlierOf(url: string, earlier: SavedEvidence | null): Earlier | undefined {
  const answer = earlier?.answers.find((one) => one.url === url);
  const etag = earlier?.etags.get(url);
  return answer === undefined || etag === undefined ? undefined : { answer, etag };
}

/** What was never answered comes first, then what was answered longest ago: a limit may end the run early. */
function inOrder(questions: readonly Question[], { earlier, resume }: AskRun): readonly Question[] {
  const days = new Map((earlier?.answers ?? []).map(({ url, asked }) => [trackerKey(url), asked]));
  const day = ({ url }: Question): string => days.get(trackerKey(url)) ?? '';
  const missed = new Set((earlier?.unanswered ?? []).map(({ url }) => trackerKey(url)));
  const isOpen = (question: Question): boolean => day(question) === '' || missed.has(trackerKey(question.url));
  const open = resume ? questions.filter(isOpen) : questions;
  return open.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

function unansweredOf({ byHost, refused }: Questions, failed: ReadonlyMap<string, string>): readonly Unanswered[] {
  const own = [...byHost.values()].flat().flatMap(({ url }) => {
    const because = failed.get(trackerKey(url));
    return because === undefined ? [] : [{ url, because }];
  });
  return [...own, ...refused];
}
