import type { MatrixWords } from '../sentences.ts';
import { numberOfFindings } from './grammar.ts';

export const germanMatrix: MatrixWords = {
  title: (title) => `${title}: Befunde und öffentliche Belege`,
  counts: ({ day, total, settled, unsettled, unproved }) =>
    `${day === null ? '' : `Stand ${day}: `}${numberOfFindings(total)}, ${settled} erledigt, ${unsettled} nicht; ${unproved} erledigt ohne eigenen Beleg.`,
  columns: ['Kennung', 'Befund', 'Schweregrad', 'Komponente', 'Status', 'Öffentliche Belege'],
  source: (source, digest) =>
    `Gelesen aus ${source}, \`${digest}\`. „Verfolgt in“ sagt, wo ein Befund gemeldet wurde; was davor steht, nennt der Status selbst. Ein Strich: Die Quelle sagt es nicht.`,
  trackedIn: (links) => `verfolgt in ${links}`,
  overruled: (label, reason) => `${label} (von Hand gesetzt: ${reason})`,
};
