import { expect, test } from 'vitest';
import { openSeries } from '../../src/pipeline/series.ts';

const paths = ['2031-01-01-a.md', '2031-02-01-a.md', '2031-03-01-a.md', '2031-02-15-b.md'];

function opened() {
  const read: string[] = [];
  const series = openSeries(paths, async (path) => {
    read.push(path);
    if (path.startsWith('2031-02-01')) throw new Error('unreadable');
    return path;
  });
  return { read, series };
}

test('each input is read once, though it is compared with the next', async () => {
  const { read, series } = opened();
  for (const path of paths) {
    await series.read(path).catch(() => {});
    await series.before(path)?.catch(() => {});
  }
  expect(read).toEqual(paths);
});

test('also where the later one comes first', async () => {
  const { read, series } = opened();
  for (const path of paths.toReversed()) {
    await series.read(path).catch(() => {});
    await series.before(path)?.catch(() => {});
  }
  expect(read.toSorted()).toEqual(paths.toSorted());
});

test('the first snapshot has none before it, and another audit is none', () => {
  const { series } = opened();
  expect([series.before('2031-01-01-a.md'), series.before('2031-02-15-b.md')]).toEqual([null, null]);
});

test('a snapshot that cannot be read fails for both who ask', async () => {
  const { series } = opened();
  await expect(series.before('2031-03-01-a.md')).rejects.toThrow('unreadable');
  await expect(series.read('2031-02-01-a.md')).rejects.toThrow('unreadable');
});
