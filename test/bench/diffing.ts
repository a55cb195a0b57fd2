import { analyze } from '../../src/analyze/index.ts';
import { compare } from '../../src/analyze/compare/index.ts';
import type { StatusReport } from '../../src/domain/model.ts';
import { parse } from '../../src/parse/index.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { isSettled } from '../../src/domain/vocabulary.ts';
import { race, type Timing } from './measure.ts';
import { makePost, type Revision } from './posts.ts';

/** Times the comparison of two snapshots against the reading of one of them. */
export async function diffTimings(findings: number, rounds: number): Promise<Timing[]> {
  const [before, after] = [await reportOf(findings, 'before'), await reportOf(findings, 'after')];
  return race(
    [
      {
        name: 'reading one snapshot',
        run: async () => `${(await reportOf(findings, 'after')).findings.length} findings`,
      },
      {
        name: 'comparing two',
        run: () => `${compare(before, after, { aliases: [], settled: isSettled }).entries.length} entries`,
      },
    ],
    rounds,
  );
}

async function reportOf(findings: number, revision: Revision): Promise<StatusReport> {
  const source = { name: `${revision}.md`, text: makePost(findings, revision), digest: `sha256:${revision}` };
  return analyze(await parse(source, defaultSettings), { silenced: [], changes: [] });
}
