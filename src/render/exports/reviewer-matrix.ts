import { escapeMarkdown, toMarkdown } from '../../markdown/to-markdown.ts';
import type { Finding, Reference, StatusReport } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { linksOf, markdownFormat, type Format } from '../format.ts';
import type { Words } from '../catalogue/words.ts';

/** The matrix a reviewer can verify: each finding with its severity, component, status and public evidence. */
export function renderReviewerMatrix(report: StatusReport, words: Words): string {
  const { snapshot, summary, findings } = report;
  const context = linksOf(report);
  const format = markdownFormat(context, words);
  const { matrix, grammar } = words;
  const unproved = findings.filter(({ status }) => isSettled(status.kind) && status.references.length === 0).length;
  return `${[
    `# ${matrix.title(String(format.text(snapshot.title)))}`,
    '',
    matrix.counts({ ...summary, day: grammar.day(snapshot.date), unproved }),
    '',
    `| ${matrix.columns.join(' | ')} |`,
    `|${' --- |'.repeat(matrix.columns.length)}`,
    ...findings.map((finding) => `| ${cells(finding, format, context.base).join(' | ')} |`),
    '',
    matrix.source(String(format.text(snapshot.source)), snapshot.digest),
  ].join('\n')}\n`;
}

const dash = '–';

function cells(
  { id, title, severity, status, tracker, extra }: Finding,
  format: Format,
  base: string | null,
): readonly string[] {
  const { statuses, matrix } = format.words;
  const { label } = statuses[status.kind];
  const component = extra.find(({ column, value }) => isComponent(column) && value.text !== '');
  const evidence = links(status.references, base);
  const tracked = links(tracker?.references ?? [], base).filter((link) => !evidence.includes(link));
  const sources = [...evidence, ...(tracked.length === 0 ? [] : [matrix.trackedIn(tracked.join(', '))])];
  return [
    id === null ? dash : String(format.text(id)),
    String(format.rich(title)),
    severity === null || severity.verbatim.text === '' ? dash : String(format.rich(severity.verbatim)),
    component === undefined ? dash : String(format.rich(component.value)),
    status.overruled === null ? label : matrix.overruled(label, String(format.text(status.overruled.reason))),
    sources.length === 0 ? dash : sources.join('; '),
  ];
}

/** Names of columns that say where in a system a finding is. */
const componentNames: ReadonlySet<string> = new Set(
  (
    'component components module area package packages contract contracts subsystem service target asset scope file ' +
    'files location repository product layer part'
  ).split(' '),
);

function isComponent(column: string): boolean {
  return plainWords(column)
    .split(' ')
    .some((word) => componentNames.has(word));
}

function links(references: readonly Reference[], base: string | null): string[] {
  const written = references.map(({ label, url }) =>
    url === null
      ? escapeMarkdown(label)
      : toMarkdown([{ type: 'link', url, children: [{ type: 'text', value: label }] }], base),
  );
  return [...new Set(written)];
}
