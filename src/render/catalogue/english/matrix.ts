import { counted } from '../../words.ts';
import type { MatrixWords } from '../sentences.ts';

export const matrix: MatrixWords = {
  title: (title) => `${title}: findings and public evidence`,
  counts: ({ day, total, settled, unsettled, unproved }) =>
    `${day === null ? '' : `As of ${day}: `}${counted(total, 'finding')}, ${settled} settled, ${unsettled} not; ${unproved} settled without evidence of their own.`,
  columns: ['ID', 'Finding', 'Severity', 'Component', 'Status', 'Public evidence'],
  source: (source, digest) =>
    `Read from ${source}, \`${digest}\`. “Tracked in” is where a finding was reported; what stands before it is named by the status itself. A dash: the source does not say.`,
  trackedIn: (links) => `tracked in ${links}`,
  overruled: (label, reason) => `${label} (overruled: ${reason})`,
};
