import type { ChangeKind, Level, StatusKind } from '../../domain/model.ts';
import type { RuleCode } from '../../domain/rules.ts';
import type { labels } from './english/labels.ts';
import type { Grammar } from './grammar.ts';
import type { Phrase } from './phrases.ts';
import type {
  ComparisonWords,
  CountedChange,
  CountWords,
  HistoryWords,
  MatrixWords,
  Named,
  StatusWords,
  SummaryWords,
  TrackerWords,
  WorkWords,
} from './sentences.ts';

/** Everything that reports say in one language: phrases, and sentences as functions of what they tell. */
export interface Words {
  readonly grammar: Grammar;
  readonly labels: { readonly [key in LabelKey]: Phrase };
  readonly statuses: { readonly [kind in StatusKind]: Named & { readonly meaning: string } };
  readonly levels: { readonly [level in Level]: Named };
  readonly changes: { readonly [kind in ChangeKind]: Named & { readonly note: string | null } };
  /** After a number, as in `3 resolved`. */
  readonly countedChanges: { readonly [kind in CountedChange]: string };
  readonly rules: { readonly title: (code: RuleCode) => string; readonly what: (code: RuleCode) => string };
  readonly counts: CountWords;
  readonly status: StatusWords;
  readonly work: WorkWords;
  readonly comparison: ComparisonWords;
  readonly tracker: TrackerWords;
  readonly history: HistoryWords;
  readonly summary: SummaryWords;
  readonly matrix: MatrixWords;
}

/** A phrase that templates can ask for. */
export type LabelKey = keyof typeof labels;
