import type { Description } from '../domain/model.ts';

/** Returns the address of the text about a finding, in a post that was published at `url`; null where that is not known. */
export function descriptionAddress({ anchor }: Description, url: string | null): string | null {
  if (url === null || anchor === '' || !/^https?:/i.test(url)) return null;
  return `${url.replace(/#.*$/, '')}#${encodeURIComponent(anchor)}`;
}
