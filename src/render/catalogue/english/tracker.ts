import { answerWords } from '../../../analyze/evidence/words.ts';
import { counted } from '../../words.ts';
import type { TrackerField, TrackerWords } from '../sentences.ts';
import { grammar } from './grammar.ts';

export const tracker: TrackerWords = {
  sentence: ({ day, unsettled, settled, answered, references, ...counts }) => {
    const parts = [
      part(counts.openButClosed, unsettled, 'open findings', 'closed'),
      part(counts.settledButOpen, settled, 'settled ones', 'open'),
      unmergedPart(counts.settledButUnmerged, settled),
    ].filter((one) => one !== '');
    const otherwise = parts.length === 0 ? 'no status says otherwise than the post' : grammar.list(parts);
    const answers =
      answered === references
        ? ''
        : ` ${answered} of ${counted(references, 'address', 'addresses')} ${answered === 1 ? 'has' : 'have'} an answer.`;
    return `In the tracker, as of ${day}, ${otherwise}.${answers}`;
  },
  answer: answerWords,
  askedOn: (words, day) => `${words} (asked on ${day})`,
  changed: (words, fields) =>
    `${words}; ${fields.length === 0 ? 'dates' : grammar.list(fields.map((name) => fieldNames[name]))} changed`,
};

const fieldNames: { readonly [name in TrackerField]: string } = {
  title: 'title',
  labels: 'labels',
  milestone: 'milestone',
  assignees: 'number of assignees',
  people: 'assignees',
  movedTo: 'address',
  reopened: 'number of times it was reopened',
};

function part(count: number, all: number, noun: string, state: string): string {
  return count === 0 ? '' : `${count} of the ${all} ${noun} ${count === 1 ? 'is' : 'are'} ${state}`;
}

function unmergedPart(count: number, settled: number): string {
  const rests = count === 1 ? 'rests' : 'rest';
  return count === 0 ? '' : `${count} of the ${settled} settled ones ${rests} on pull requests that were not merged`;
}
