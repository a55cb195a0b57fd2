import type { Page } from '../page.ts';
import type { ComparisonView } from './comparison-model.ts';
import type { HistoryView } from './history-view.ts';
import type { IndexView } from './index-view.ts';
import type { StatusView } from './view-model.ts';

/** What each kind of page shows, whatever its format. */
export interface PageViews {
  readonly status: StatusView;
  readonly comparison: ComparisonView;
  readonly history: HistoryView;
  readonly index: IndexView;
}

/** What each template is filled with, by the name of its file without `.hbs`. */
export type Views = {
  readonly [K in keyof PageViews as `${K}.md`]: PageViews[K];
} & {
  readonly [K in keyof PageViews as `${K}.html`]: PageViews[K] & { readonly page: Page };
};
