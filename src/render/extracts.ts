import type { ExtractName } from '../formats.ts';
import type { StatusReport } from '../model.ts';
import type { SarifContext } from './sarif.ts';

/** A file that is made of a report: what comes after the report's name, and what is in it. */
export interface Extract {
  readonly ending: string;
  readonly content: string;
}

/** Makes the files of one format out of a status report. What each needs is loaded only now. */
export async function renderExtract(
  format: ExtractName,
  report: StatusReport,
  context: SarifContext,
): Promise<readonly Extract[]> {
  switch (format) {
    case 'csv': {
      const { findingsCsv, remainingWorkCsv } = await import('./csv.ts');
      return [
        { ending: 'findings.csv', content: findingsCsv(report) },
        { ending: 'remaining-work.csv', content: remainingWorkCsv(report) },
      ];
    }
    case 'sarif': {
      const { lintSarif } = await import('./sarif.ts');
      const { findingsSarif } = await import('./findings-sarif.ts');
      return [
        { ending: 'lint.sarif', content: lintSarif(report, context) },
        { ending: 'findings.sarif', content: findingsSarif(report, context) },
      ];
    }
    case 'summary': {
      const { renderSummary } = await import('./summary.ts');
      return [{ ending: 'summary.txt', content: renderSummary(report) }];
    }
    case 'matrix': {
      const { renderReviewerMatrix } = await import('./reviewer-matrix.ts');
      return [{ ending: 'matrix.md', content: renderReviewerMatrix(report) }];
    }
  }
}
