/** Gives the arguments Chromium is started with: nothing fetched, nothing kept, the same pixels everywhere. */
export function launchFlags(profile: string, sandbox: boolean): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox']),
    ...nothingFetched,
    ...sameEverywhere,
    ...nothingExtra,
    'about:blank',
  ];
}

/** Tells whether Chromium may use its sandbox: it refuses to start with it as root. */
export function maySandbox(wanted: boolean | null): boolean {
  return wanted ?? process.getuid?.() !== 0;
}

// Aborting every request is not enough: prefetch, preconnect and WebSocket pass by it, and DNS is asked at start.
const nothingFetched = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

const sameEverywhere = ['--font-render-hinting=none', '--force-color-profile=srgb', '--lang=en-US'];

const nothingExtra = [
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-gpu',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
];
