import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { applyEvidence } from '../analyze/evidence/apply.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { StatusReport } from '../domain/model.ts';
import { UserError } from '../errors.ts';
import { readCommitted } from '../read/git.ts';
import { loadEvidence } from '../read/saved/evidence.ts';
import { decodeSource, readBytes, type Source } from '../read/source.ts';

/**
 * Where evidence comes from: the file beside a post that bears its name, one named by hand, that which a saved report carries,
 * or none at all.
 */
export type EvidenceChoice = 'beside' | 'own' | 'none' | { readonly path: string };

/** What is needed to find it. */
export interface EvidenceReading {
  /** Where the command was typed: what the user is told is meant from there. */
  readonly folder: string;
  /** Absent: its own. */
  readonly evidence?: EvidenceChoice | undefined;
  /** Largest file, in bytes. */
  readonly limit?: number;
}

/** Returns the name of the evidence file beside a post. */
export function evidenceName(post: string): string {
  return `${basename(post).replace(/\.(?:md|markdown)$/i, '')}.evidence.json`;
}

/** Puts the evidence that belongs to a post beside what it says. Throws `UserError` for a file that is no evidence. */
export function addEvidence(
  report: StatusReport,
  post: string,
  reading: EvidenceReading,
  silenced: readonly string[],
): StatusReport {
  const { evidence = 'own' } = reading;
  if (evidence === 'none' || evidence === 'own') return report;
  const path = evidence === 'beside' ? join(dirname(post), evidenceName(post)) : evidence.path;
  if (evidence === 'beside' && !existsSync(path)) return report;
  return applyEvidence(report, readEvidence(path, reading), silenced);
}

/** Puts other evidence beside a saved report than it was made with, or takes it away; the file beside it is its post's. */
export function replaceEvidence(
  report: StatusReport,
  reading: EvidenceReading,
  silenced: readonly string[],
): StatusReport {
  const { evidence = 'own' } = reading;
  if (evidence === 'beside' || evidence === 'own') return report;
  return applyEvidence(report, evidence === 'none' ? null : readEvidence(evidence.path, reading), silenced);
}

/** Puts the evidence of the same revision beside a post, or that of a file named by hand. */
export async function addCommittedEvidence(
  report: StatusReport,
  revision: string,
  path: string,
  reading: EvidenceReading & { readonly limit: number },
  silenced: readonly string[],
): Promise<StatusReport> {
  if (reading.evidence !== 'beside') return addEvidence(report, path, reading, silenced);
  const name = `${dirname(path)}/${evidenceName(path)}`;
  const source = await committedSource(revision, name, reading);
  return source === null ? report : applyEvidence(report, loadEvidence(source, source.name), silenced);
}

/** A revision without the file has no evidence. */
async function committedSource(
  revision: string,
  path: string,
  { folder, limit }: EvidenceReading & { readonly limit: number },
): Promise<Source | null> {
  const committed = await readCommitted(folder, { revision, path: `./${path}` }, limit).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  if (committed === null) return null;
  const name = `${revision}:${committed.path}`;
  return decodeSource(committed.bytes, name, name);
}

function readEvidence(path: string, { folder, limit }: EvidenceReading): Evidence {
  const shown = relative(folder, path) || '.';
  return loadEvidence(decodeSource(readBytes(path, shown, limit), basename(path), shown), shown);
}
