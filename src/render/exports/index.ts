import type { ExtractEnding } from '../../domain/formats.ts';
import type { StatusReport } from '../../domain/model.ts';
import type { Words } from '../catalogue/words.ts';
import type { SarifContext } from './lint-sarif.ts';

/** Makes one of the files for other programs out of a status report. What it needs is loaded only now. */
export async function renderExtract(
  ending: ExtractEnding,
  report: StatusReport,
  context: SarifContext,
  words: Words,
): Promise<string> {
  switch (ending) {
    case 'findings.csv':
      return (await import('./csv.ts')).findingsCsv(report);
    case 'remaining-work.csv':
      return (await import('./csv.ts')).remainingWorkCsv(report);
    case 'lint.sarif':
      return (await import('./lint-sarif.ts')).lintSarif([{ ...report, path: context.path }], context.version);
    case 'findings.sarif':
      return (await import('./findings-sarif.ts')).findingsSarif(report, context);
    case 'summary.txt':
      return (await import('./summary.ts')).renderSummary(report, words);
    case 'matrix.md':
      return (await import('./reviewer-matrix.ts')).renderReviewerMatrix(report, words);
    case 'badge.json':
      return (await import('./badge.ts')).renderBadge(report);
    case 'oscal-poam.json':
      return (await import('./oscal-poam.ts')).renderOscalPoam(report);
  }
}
