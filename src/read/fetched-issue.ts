import type { Source, SourceFacts } from './source.ts';

/**
 * Takes the text of an issue out of what `gh issue view N --json title,body,url,updatedAt` prints, with what it says of
 * itself; any other source stays as it is. Lines are then those of the issue's text.
 */
export function withIssueText(source: Source): Source {
  const fields = /^\s*\{/.test(source.text) ? fieldsOf(source.text) : null;
  const body = fields?.get('body');
  const title = fields?.get('title');
  if (fields === null || fields.has('kind') || typeof body !== 'string' || typeof title !== 'string') return source;
  return { ...source, text: body, facts: factsOf(title, fields) };
}

function factsOf(title: string, fields: ReadonlyMap<string, unknown>): SourceFacts {
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const url = text('url');
  const [, repository = null] = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/\d+$/.exec(url ?? '') ?? [];
  return { title, date: text('updatedAt') ?? text('createdAt'), url, repository };
}

function fieldsOf(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}
