import { parse } from '../../src/parse/index.ts';
import { parseMarkdown } from '../../src/markdown/markdown.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { race, type Contender, type Timing } from './measure.ts';
import { makePost } from './posts.ts';

/** Above this, remark on a whole document takes minutes. */
const mostForRemark = 10_000;

/** Times our parsing against remark on the whole document, which decides what is meant, and against markdown-it. */
export async function parseTimings(findings: number, rounds: number, say: (line: string) => void): Promise<Timing[]> {
  const text = makePost(findings);
  const source = { name: 'post.md', text, digest: 'sha256:0' };
  const remark: Contender = {
    name: 'remark, whole document',
    run: () => {
      parseMarkdown(text);
      return '';
    },
  };
  const own: Contender = {
    name: 'ours, to records',
    run: async () => `${(await parse(source, defaultSettings)).findings.length} findings`,
  };
  const others = await markdownIt(text, say);
  return race([...(findings > mostForRemark ? [] : [remark]), own, ...others], rounds);
}

async function markdownIt(text: string, say: (line: string) => void): Promise<Contender[]> {
  const name = 'markdown-it';
  try {
    const { default: MarkdownIt } = await import(name);
    const reader = new MarkdownIt({ html: true });
    return [{ name: 'markdown-it, to tokens', run: () => `${reader.parse(text, {}).length} tokens` }];
  } catch {
    say('markdown-it is not installed and left out: npm install --no-save markdown-it');
    return [];
  }
}
