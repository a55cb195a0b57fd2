import { dirname } from 'node:path';
import { analyze } from '../analyze/index.ts';
import { settingsFor, type Configured } from '../configuration/index.ts';
import type { StatusReport } from '../domain/model.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { UserError } from '../errors.ts';
import { parse } from '../parse/index.ts';
import { withIssueText } from '../read/fetched-issue.ts';
import { decodeSource, readBytes, type Source } from '../read/source.ts';
import { sourceName } from '../read/snapshot-names.ts';
import { DeadlineError } from '../system/time-limit.ts';
import { assertFindings } from './assert-findings.ts';
import { addEvidence, type EvidenceReading } from './evidence.ts';

/**
 * Reads a post and makes its report: read → parse → analyze. `bytes`: those of the post, where they are read already, as from
 * standard input. Throws `UserError` where there is nothing to report.
 */
export async function makeReport(
  path: string,
  shown: string,
  limit: number,
  reading: Configured & EvidenceReading = { folder: dirname(path) },
  bytes: Uint8Array = readBytes(path, shown, limit),
): Promise<StatusReport> {
  const source = withIssueText(decodeSource(bytes, sourceName(path), shown));
  const settings = await settingsFor(dirname(path), reading);
  return addEvidence(await makeReportOf(source, shown, settings), path, reading, settings.silenced);
}

/** Makes the report of a source that is read already. Throws `UserError` where there is nothing to report. */
export async function makeReportOf(
  source: Source,
  shown: string,
  settings: Settings = defaultSettings,
): Promise<StatusReport> {
  const post = await parse(source, settings).catch((error: unknown) => {
    throw readingFault(error, shown);
  });
  const report = analyze(post, settings);
  assertFindings(report, shown);
  return report;
}

/** Reading that was broken off is the fault of the post, and said in a sentence; anything else is ours. */
function readingFault(error: unknown, shown: string): unknown {
  if (error instanceof DeadlineError)
    return new UserError(
      `${shown}: reading it ${error.message}, far more than a long post needs; split it, or make it simpler`,
    );
  if (error instanceof UserError) return new UserError(`${shown}: ${error.message}`);
  if (error instanceof RangeError)
    return new UserError(`${shown}: cannot be read, since it nests too deep or is too long; make it simpler`);
  return error;
}
