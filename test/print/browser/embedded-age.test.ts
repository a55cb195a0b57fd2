import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../run.ts';

/** When the versions of `@sparticuz/chromium` were published, as `npm view @sparticuz/chromium time` tells. */
const published: { readonly [version: string]: string } = {
  '143.0.4': '2026-02-05',
  '147.0.0': '2026-04-10',
};

/** Chromium has a new major version every month; its security faults are published with each. */
const mostMonths = 9;

/** Whether a build of that day is too old on this day. */
function isTooOld(day: string, today: string): boolean {
  const last = new Date(day);
  last.setUTCMonth(last.getUTCMonth() + mostMonths);
  return new Date(today) > last;
}

test('nine months are allowed, and not a day more', () => {
  expect([isTooOld('2026-04-10', '2027-01-10'), isTooOld('2026-04-10', '2027-01-11')]).toEqual([false, true]);
});

// This one looks at the clock, since it is about the calendar: it fails some day without any change to the program. Then
// raise the version in package.json (147.0.0 is the last one for Node 20: `engines` has to be raised with it), write its day
// into the table above, run npm run report, and look at the pages in output/.
test('the embedded Chromium is not too old', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    optionalDependencies: { readonly [name: string]: string };
  };
  const version = manifest.optionalDependencies['@sparticuz/chromium'] ?? '';
  const day = published[version];
  expect(day, `the day on which ${version} was published stands in the table`).toBeDefined();
  const today = new Date().toISOString().slice(0, 10);
  expect(isTooOld(day ?? '', today), `${version} of ${day} is more than ${mostMonths} months old`).toBe(false);
});
