/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestBrowser, type TestBrowser } from '../browser.ts';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { inventedEvidence, inventedPost, plannedPost } from '../invented-post.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let box: Sandbox;
let chromium: TestBrowser;

/** Posts of two sizes, the course of one with a later version of it, and a page of all. */
beforeAll(async () => {
  box = makeSandbox();
  box.git('init', '--quiet', '--initial-branch', 'main');
  for (const [day, findings] of [
    ['2031-01-10', 30],
    ['2031-03-02', 37],
  ] as const) {
    box.write('course.md', plannedPost({ findings, title: 'Course' }));
    box.commit(day);
  }
  box.write('later.md', plannedPost({ findings: 37, title: 'Course', later: true }));
  box.write('answers.json', inventedEvidence(37));
  box.write('small.md', inventedPost({ findings: 37, severities: false, title: 'Small' }));
  box.write('large.md', plannedPost({ findings: 500, title: 'Large' }));
  const html = ['--format', 'html', '--out', 'out'];
  await box.run(['report', 'course.md', '--history', '--evidence', 'answers.json', ...html]);
  await box.run(['report', 'small.md', 'large.md', ...html]);
  await box.run(['diff', 'course.md', 'later.md', ...html]);
  await box.run(['history', 'course.md', ...html]);
  chromium = await openTestBrowser();
});
afterAll(async () => {
  await chromium.close();
  box.remove();
});

const names = ['course', 'small', 'large', 'course..later.diff', 'course.history'];
const widths = [768, 800, 1280];
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.each(names)('%s.html, as it is printed', (name) => {
  test.each(widths)('fails no rule of axe at %i pixels', async (width) => {
    // Of 500 findings, the width decides on nothing but the distance of links, and all rules take minutes.
    const rules = name === 'large' && width !== 800 ? ['target-size'] : allRules;
    const { page } = await chromium.open(readFileSync(join(box.folder, `out/${name}.html`), 'utf8'));
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaType('print');
    await page.reload();
    await page.evaluate(axeSource);
    const violations = await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.length + ': ' + nodes.map(({ html }) => html).slice(0, 5).join(' · ')))`,
    );
    expect(violations).toEqual([]);
    await page.close();
  });
});
