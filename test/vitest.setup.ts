import { configureGlobal } from 'fast-check';

// The same examples in every run, so that a run says something of the change it is made for; npm run fuzz looks further.
if (process.env['FUZZ_SECONDS'] === undefined) configureGlobal({ seed: 20221005 });
