import { runProcess } from './run-process.ts';

/** Runs the program as it is built, where all of it is one file. Puppeteer’s timers, which nobody waits for, would hold the process for 0.1 s. */
void runProcess(process).finally(() => process.exit());
