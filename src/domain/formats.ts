/** The formats every report can have. */
export const formats = ['md', 'html', 'pdf', 'json'] as const;

/** One of them. */
export type FormatName = (typeof formats)[number];

/** The formats a status report can have besides, for other programs and for meetings. */
export const extracts = ['csv', 'sarif', 'summary', 'matrix', 'badge', 'oscal-poam'] as const;

/** One of those. */
export type ExtractName = (typeof extracts)[number];

/** Every format of a status report; `brief` is its first page, as a PDF of its own. */
export const statusFormats = [...formats, 'brief', ...extracts] as const;

/** The name of any format. */
export type ReportFormat = (typeof statusFormats)[number];

/** The formats that a browser prints, with what comes after the name of a report in their files. */
export const printedEndings = { pdf: 'pdf', brief: 'brief.pdf' } as const;

/** One of these formats. */
export type PrintedFormat = keyof typeof printedEndings;

/** Returns those of some formats that a browser prints. */
export function printedAmong(names: readonly ReportFormat[]): readonly PrintedFormat[] {
  return names.filter((name) => name === 'pdf' || name === 'brief');
}

/** Every format of a comparison, and of a history. */
export const comparisonFormats = [...formats, 'summary'] as const;

/** What comes after a report's name in the files of such a format. */
export const extractEndings = {
  csv: ['findings.csv', 'remaining-work.csv'],
  sarif: ['lint.sarif', 'findings.sarif'],
  summary: ['summary.txt'],
  matrix: ['matrix.md'],
  badge: ['badge.json'],
  'oscal-poam': ['oscal-poam.json'],
} as const satisfies { readonly [format in ExtractName]: readonly string[] };

/** The ending of one such file. */
export type ExtractEnding = (typeof extractEndings)[ExtractName][number];

/** The endings of the files of such a format. */
export function endingsOf(format: ExtractName): readonly ExtractEnding[] {
  return extractEndings[format];
}

/** The endings of the files of any format. */
export function allEndingsOf(format: ReportFormat): readonly string[] {
  if (format === 'brief') return [printedEndings.brief];
  return isFormat(format) ? [format] : endingsOf(format);
}

/** Whether a format is one of those that every report can have. */
export function isFormat(name: ReportFormat): name is FormatName {
  return formats.some((format) => format === name);
}
