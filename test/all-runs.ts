/** Whether every case of a test that is slow is run, as `npm run test:slow` does; `npm test` runs a part of them. */
export const allRuns = process.env['ALL_RUNS'] !== undefined;
