import type { Snapshot } from '../domain/model.ts';
import { snapshotName, stemOf } from '../read/snapshot-names.ts';
import type { Source } from '../read/source.ts';
import type { Settings } from '../domain/settings.ts';
import type { SourceDocument } from './document.ts';
import { isGeneric } from './places/context.ts';
import { readDate, type FrontMatter } from './front-matter/index.ts';

/** Says which snapshot a post is: by its front matter, else by its first heading and the name of its file. */
export function describeSnapshot(
  source: Source,
  front: FrontMatter,
  document: SourceDocument,
  { repository, base, sourceLanguage }: Pick<Settings, 'repository' | 'base' | 'sourceLanguage'>,
): Snapshot {
  const stem = stemOf(source.name.replace(/^[^/]*:/, ''));
  const { date: day, slug } = snapshotName(`${stem}.md`);
  const heading = document.headings.find(({ depth }) => depth === 1) ?? document.headings[0];
  const language = front.language ?? sourceLanguage;
  return {
    title: front.title ?? titleOf(heading?.text ?? '', stem),
    date: front.date ?? readDate(day),
    slug: slug || stem || 'post',
    source: source.name,
    url: front.url,
    ...(base === null ? {} : { base }),
    repository: repository ?? front.repository,
    digest: source.digest,
    ...(language === null ? {} : { language }),
  };
}

/** The first heading; the name of the file where that is the name of a part, such as `Introduction`, and says more. */
function titleOf(heading: string, stem: string): string {
  const isNamed = /\p{L}{2}[-_ .]+\p{L}{2}/u.test(stem);
  return heading === '' || (isGeneric(heading) && isNamed) ? stem : heading;
}
