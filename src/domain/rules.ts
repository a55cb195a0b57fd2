/** `error`: a row or a cell is lost. `warning`: the source contradicts itself, or a value is in doubt. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule looks for, why it matters, and how to fix it. */
export interface Rule {
  readonly severity: Severity;
  /** What is wrong, as a heading over those it is true of. */
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Every rule, by the code that diagnostics carry. */
export const rules = {
  'cell-dropped': {
    severity: 'error',
    title: 'Cells that readers of the post do not see',
    what: 'A row has more cells than its header, and the surplus has words in it.',
    why: 'Markdown renderers drop what stands beyond the header: readers of the post never see it.',
    fix: 'Escape pipes inside cells as `\\|`, also in code, or give the header another column.',
  },
  'rows-outside-table': {
    severity: 'error',
    title: 'Rows outside any table',
    what: 'Lines look like table rows but belong to no table.',
    why: 'A blank line above, or a delimiter row of another width, ends the table: these rows are shown as text.',
    fix: 'Remove the blank line, or repeat the header and its delimiter row above them.',
  },
  'row-too-complex': {
    severity: 'warning',
    title: 'Lines too complex to read as Markdown',
    what: 'A line holds more marks of Markdown than can be read in reasonable time.',
    why: 'Thousands of nested marks keep a parser busy for minutes; such a row is taken as plain words, other text is left out.',
    fix: 'Simplify the line.',
  },
  'cells-missing': {
    severity: 'warning',
    title: 'Rows with too few cells',
    what: 'A row has fewer cells than its header.',
    why: 'The missing cells are empty, so a status or an issue may stand in the wrong column.',
    fix: 'Give the row all its cells, empty ones too.',
  },
  'text-in-table': {
    severity: 'warning',
    title: 'Text glued to a table',
    what: 'A line of text directly below a table has become its last row.',
    why: 'Markdown takes every line up to the next blank one for a row.',
    fix: 'Put a blank line between the table and the text.',
  },
  'table-not-read': {
    severity: 'warning',
    title: 'Tables that look like findings and are not read',
    what: 'A table looks like findings, but it is not clear which of its columns is what.',
    why: 'Its rows are missing from the numbers of the report.',
    fix: 'Name its columns in the configuration, or set its role there (`other`, where it holds no findings).',
  },
  'duplicate-column': {
    severity: 'warning',
    title: 'Columns with the same purpose',
    what: 'Two columns could have the same purpose.',
    why: 'Only one can be the status; the other is kept as an extra column.',
    fix: 'Give the columns different names.',
  },
  'hidden-characters': {
    severity: 'warning',
    title: 'Characters that cannot be seen',
    what: 'Control or direction characters that cannot be seen were left out.',
    why: 'They can make a text read differently from what it is, or drive a terminal.',
    fix: 'Delete them.',
  },
  'front-matter-unreadable': {
    severity: 'warning',
    title: 'Front matter that cannot be used',
    what: 'The front matter, or a field of it, cannot be used.',
    why: 'Title, date and address of the report then come from the text and the file name.',
    fix: 'Correct the field on the line named.',
  },
  'html-not-rendered': {
    severity: 'warning',
    title: 'HTML that is not carried over',
    what: 'A cell holds HTML that reports do not carry over.',
    why: 'Only a few harmless elements are; of the others the words are kept, and nothing runs or is fetched.',
    fix: 'Write it as Markdown.',
  },
  'unsafe-link': {
    severity: 'warning',
    title: 'Links that are not safe',
    what: 'A link has an address that is not http, https or mailto.',
    why: 'Reports show such a link as text, so that nothing in the source can run or read a file.',
    fix: 'Use a web address.',
  },
  'broken-link': {
    severity: 'warning',
    title: 'Links that lead nowhere',
    what: 'A link leads nowhere.',
    why: 'Its address is empty, or is a name and no address.',
    fix: 'Write the full address.',
  },
  'relative-links': {
    severity: 'info',
    title: 'Links that depend on where the post is',
    what: 'Links of findings are relative, and nothing says where the post was published.',
    why: 'A report lies elsewhere than the post, so it shows such links as words.',
    fix: 'Set `base` in the configuration to the address that they are meant from, or `canonical_url` in the front matter.',
  },
  'image-not-shown': {
    severity: 'info',
    title: 'Images shown by their text',
    what: 'An image in a cell is shown by its alternative text.',
    why: 'A report is one file and fetches nothing.',
    fix: 'Nothing to do, if the text says enough.',
  },
  'table-in-comment': {
    severity: 'info',
    title: 'Tables in comments',
    what: 'A table stands in an HTML comment.',
    why: 'Readers of the post do not see it, so it is not read either.',
    fix: 'Nothing to do, if it is meant to be hidden.',
  },
  'id-missing': {
    severity: 'warning',
    title: 'Findings without an id',
    what: 'A finding has no id, though its table has a column for it.',
    why: 'It cannot be referred to, and a later snapshot can tell it only by issue or title.',
    fix: 'Fill in the id.',
  },
  'title-missing': {
    severity: 'warning',
    title: 'Findings without a title',
    what: 'A finding has no title.',
    why: 'A reader cannot tell what it is about.',
    fix: 'Fill in the title.',
  },
  'status-missing': {
    severity: 'warning',
    title: 'Findings without a status',
    what: 'A finding has no status, though its table has a column for it.',
    why: 'It is counted as not reported, and so as not settled.',
    fix: 'Fill in the status.',
  },
  'status-unrecognized': {
    severity: 'warning',
    title: 'Statuses outside the vocabulary',
    what: 'A status is worded in a way the vocabulary does not know.',
    why: 'It is shown as it is and counted as not settled; it is never guessed.',
    fix: 'Word it differently, or add the phrase to the configuration.',
  },
  'status-not-fully-understood': {
    severity: 'warning',
    title: 'Settled statuses of which a part is not understood',
    what: 'A status settles its finding, and words beside it are not understood or may limit it.',
    why: 'It counts as settled by what is understood; the other words may say otherwise.',
    fix: 'Check the status; say first and in plain words whether the finding is settled.',
  },
  'duplicate-id': {
    severity: 'warning',
    title: 'Ids used twice',
    what: 'Two findings have the same id.',
    why: 'A reference to the id is ambiguous.',
    fix: 'Give each finding an id of its own.',
  },
  'duplicate-issue': {
    severity: 'warning',
    title: 'Issues named by several findings',
    what: 'Two findings name the same issue.',
    why: 'Either they are one finding, or one of the links is wrong.',
    fix: 'Check the links.',
  },
  'two-statuses': {
    severity: 'warning',
    title: 'One title, once settled and once not',
    what: 'A title without id or issue stands twice, once settled and once not.',
    why: 'Either it is one finding and one status is out of date, or nobody can tell the two apart.',
    fix: 'Remove the row that is out of date, or give each finding an id.',
  },
  'statuses-differ': {
    severity: 'warning',
    title: 'Findings with two statuses',
    what: 'Two places of the post give one finding different statuses: a table and a heading, or a heading and its text.',
    why: 'One of the two is out of date.',
    fix: 'Correct the one that is out of date.',
  },
  'findings-not-in-table': {
    severity: 'error',
    title: 'Findings under headings that are not counted',
    what: 'Findings stand under headings, without a status, and are missing from the table that lists the others; or the configuration says that headings are not read.',
    why: 'The numbers of the report leave them out.',
    fix: 'List them in the table, or give each a line “**Status:** …” below its heading; or remove `headings: false` from `read` in the configuration.',
  },
  'issue-is-pull-request': {
    severity: 'info',
    title: 'Findings whose issue is a pull request',
    what: 'The issue of a finding is a pull request.',
    why: 'A pull request is usually the fix and not the report.',
    fix: 'Link the issue, or leave it if there is none.',
  },
  'evidence-is-own-issue': {
    severity: 'info',
    title: 'Fixes whose evidence is the finding’s own issue',
    what: 'What is named as the fix is the finding’s own issue.',
    why: 'An issue that is closed is no evidence of a change that fixed it.',
    fix: 'Link the pull request or the release.',
  },
  'closed-but-more-needed': {
    severity: 'warning',
    title: 'Says closed, and also that more is needed',
    what: 'A status says closed, fixed or resolved, and also that more is needed.',
    why: 'A reader who stops at the first word takes it for settled.',
    fix: 'Say which of the two it is.',
  },
  'settled-but-remaining': {
    severity: 'warning',
    title: 'Settled, yet listed as remaining work',
    what: 'A finding is settled by its status, yet listed as remaining work.',
    why: 'One of the two tables is out of date.',
    fix: 'Remove the row, or correct the status.',
  },
  'duplicate-of-open': {
    severity: 'warning',
    title: 'Settled as a duplicate of what is not settled',
    what: 'A finding counts as settled because it duplicates another, and that one is not settled, or is called its duplicate in turn.',
    why: 'Whoever reads this finding alone takes it for done, and it is as open as the other.',
    fix: 'Nothing, if the other is worked on; else say in the status what is left to do.',
  },
  'open-but-not-remaining': {
    severity: 'warning',
    title: 'Not settled, yet absent from the remaining work',
    what: 'A finding is not settled, yet the remaining work does not list it.',
    why: 'Nobody who looks for something to do will find it.',
    fix: 'Add a row, or say in the status why none is needed.',
  },
  'remaining-without-finding': {
    severity: 'warning',
    title: 'Remaining work that belongs to no finding',
    what: 'A row of remaining work belongs to no finding.',
    why: 'Its issue, id and title match none of the findings.',
    fix: 'Correct the link or the title.',
  },
  'two-titles': {
    severity: 'warning',
    title: 'Two titles for one finding',
    what: 'The two tables give one finding two titles.',
    why: 'A reader cannot tell whether they mean the same.',
    fix: 'Use one title.',
  },
  overdue: {
    severity: 'warning',
    title: 'Due before the date of the post, and not settled',
    what: 'A finding or a row of remaining work was due before the day of the post, and is not settled.',
    why: 'Either the work is late, or its status or its due date is out of date. The clock plays no part, so the answer stays the same.',
    fix: 'Update the status, or give a new due date.',
  },
  'due-date-ambiguous': {
    severity: 'warning',
    title: 'Due dates that can be two days',
    what: 'A due date such as `03/04/2031` can be a day in March or in April.',
    why: 'It is shown as it is, and nothing is said of whether it has passed; a day is never guessed.',
    fix: 'Write it as `2031-04-03`, or with the name of the month.',
  },
  'stated-count-differs': {
    severity: 'warning',
    title: 'Stated numbers that differ from the rows',
    what: 'A number in the text or in a table of totals is not what the rows come to.',
    why: 'Readers quote the number, not the rows.',
    fix: 'Correct the number, or the rows.',
  },
  'text-contradicts-row': {
    severity: 'warning',
    title: 'Text that contradicts a row',
    what: 'The text says of a finding, by its id, that it is closed, while its row says open, or the reverse.',
    why: 'One of the two is out of date, and readers cannot tell which.',
    fix: 'Correct the text, or the row.',
  },
  'outcome-without-finding': {
    severity: 'info',
    title: 'Outcomes that belong to no finding',
    what: 'An issue in a list of outcomes is that of no finding.',
    why: 'A reader who follows a finding to what came of it does not get there.',
    fix: 'Nothing, if it belongs to no finding; else correct the link.',
  },
  'few-matches': {
    severity: 'warning',
    title: 'Hardly any finding in both snapshots',
    what: 'Hardly any finding is in both snapshots.',
    why: 'They are probably not snapshots of the same audit.',
    fix: 'Check the two names.',
  },
  'ids-reused': {
    severity: 'warning',
    title: 'Ids that were given out anew',
    what: 'Ids stand for other findings than before: the titles under them have nothing in common.',
    why: 'Pairing them would tell of findings that were reopened or resolved when they are different ones.',
    fix: 'Number new findings on from the last one; where they are the same, say so in a file for `--aliases`.',
  },
  'rules-differ': {
    severity: 'warning',
    title: 'Snapshots with different configurations',
    what: 'The two snapshots have different configuration files, or were read with different ones.',
    why: 'The same words can then mean different things before and after.',
    fix: 'Name one configuration with `--config`, or keep one file for both.',
  },
  'swapped-in-time': {
    severity: 'warning',
    title: 'Snapshots swapped in time',
    what: 'The snapshot given first is dated after the second.',
    why: 'Resolved and reopened then mean the opposite.',
    fix: 'Swap the two names.',
  },
  'history-shallow': {
    severity: 'warning',
    title: 'History that is cut off',
    what: 'The clone is shallow: older commits are not there.',
    why: 'The course of the audit begins later than it did.',
    fix: 'Fetch the rest with `git fetch --unshallow`.',
  },
  'history-incomplete': {
    severity: 'warning',
    title: 'History that could not be followed',
    what: 'Git could not tell the whole history of the source.',
    why: 'The course of the audit may begin later than it did, or not be that of the branch.',
    fix: 'See what git says; in a partial clone, fetch the rest with `git fetch --refetch --no-filter`.',
  },
  'version-unreadable': {
    severity: 'warning',
    title: 'Versions that were left out',
    what: 'A version of the source cannot be read, or holds no findings.',
    why: 'What it changed is counted with the next version that can be read.',
    fix: 'Nothing, if it was a slip that a later version corrected.',
  },
  'source-renamed': {
    severity: 'info',
    title: 'Sources that were renamed',
    what: 'The file had another name in an earlier version.',
    why: 'It is followed through the renaming, as far as git recognizes it.',
    fix: 'Nothing to do.',
  },
  'source-copied': {
    severity: 'info',
    title: 'Sources that began as a copy',
    what: 'The file began as a copy of another in its folder, which stayed.',
    why: 'The other is another audit, perhaps a template: what it listed before the copy is not told.',
    fix: 'Nothing to do; ask for the history of the other file by its own name.',
  },
  'source-replaced': {
    severity: 'info',
    title: 'Sources that took the place of another',
    what: 'The commit that added the file removed another of its type, with other content.',
    why: 'If it is the same post, rewritten under another name, its history begins earlier than is told.',
    fix: 'Ask for the history of the other file in the commit before.',
  },
  'side-incomplete': {
    severity: 'warning',
    title: 'Snapshots that were not read whole',
    what: 'Rows or cells of one of the snapshots are lost to its reader.',
    why: 'What seems to be gone or new may only be unreadable.',
    fix: 'Make a status report of that snapshot: it says where and why.',
  },
  'work-item-changed': {
    severity: 'info',
    title: 'Remaining work without a finding that changed',
    what: 'A row of remaining work without a finding reads differently.',
    why: 'It belongs to no finding, so no entry of the comparison holds it.',
    fix: 'Nothing to do.',
  },
  'overrule-unused': {
    severity: 'warning',
    title: 'Overrules that fit no single finding',
    what: 'The configuration overrules the reading of a finding that is not there, or is there twice.',
    why: 'It has no effect.',
    fix: 'Name the finding by an id or an issue that one finding has, or remove the entry.',
  },
  'alias-unclear': {
    severity: 'warning',
    title: 'Aliases that fit several findings',
    what: 'A name in the aliases file fits several findings.',
    why: 'It is not clear which is meant, so it pairs none.',
    fix: 'Use an id or an issue that only one finding has.',
  },
  'alias-unused': {
    severity: 'info',
    title: 'Aliases that fit no finding',
    what: 'A name in the aliases file fits no finding.',
    why: 'It has no effect.',
    fix: 'Remove it, or correct the name.',
  },
  'work-item-added': {
    severity: 'info',
    title: 'New remaining work without a finding',
    what: 'A row of remaining work without a finding is new.',
    why: 'It belongs to no finding, so no entry of the comparison holds it.',
    fix: 'Nothing to do.',
  },
  'work-item-removed': {
    severity: 'info',
    title: 'Remaining work without a finding that is gone',
    what: 'A row of remaining work without a finding is gone.',
    why: 'It belongs to no finding, so no entry of the comparison holds it.',
    fix: 'Nothing to do.',
  },
  'tracker-closed': {
    severity: 'warning',
    title: 'Open in the post, closed in the tracker',
    what: 'A finding is not settled in the post, but its issue was closed, or its pull request merged.',
    why: 'The row may be out of date.',
    fix: 'Check what was done, and update the status, or say in it what is still needed.',
  },
  'tracker-not-planned': {
    severity: 'warning',
    title: 'Open in the post, closed in the tracker without a fix',
    what: 'A finding is not settled in the post, but its issue was closed as not planned or as a duplicate.',
    why: 'Nobody may be working on it any more.',
    fix: 'Say whether the risk is accepted or where the work goes on, or reopen the issue.',
  },
  'tracker-open': {
    severity: 'warning',
    title: 'Settled in the post, open in the tracker',
    what: 'A finding is settled in the post, but an issue of its own is open.',
    why: 'Either the row says too much, or the issue was forgotten.',
    fix: 'Close the issue, or correct the status.',
  },
  'tracker-reopened': {
    severity: 'warning',
    title: 'Settled in the post, reopened since',
    what: 'A finding is settled in the post, but its issue was reopened after the date of the post.',
    why: 'The fix may not have been enough.',
    fix: 'Read why it was reopened, and correct the status.',
  },
  'tracker-not-merged': {
    severity: 'warning',
    title: 'Settled by pull requests that are not merged',
    what: 'The status of a settled finding names a pull request that is still open.',
    why: 'A change that is not merged fixes nothing yet.',
    fix: 'Wait until it is merged, or name the change that was.',
  },
  'tracker-closed-unmerged': {
    severity: 'warning',
    title: 'Settled by pull requests that were closed unmerged',
    what: 'The status of a settled finding names a pull request that was closed without being merged, and none that was merged.',
    why: 'The change never became part of the project.',
    fix: 'Name the change that fixed it, or correct the status.',
  },
  'tracker-merged': {
    severity: 'info',
    title: 'Open in the post, its pull requests merged',
    what: 'The status of a finding that is not settled names pull requests, all of which are merged.',
    why: 'The row may be out of date, or more is needed.',
    fix: 'Update the status, or say what is still needed.',
  },
  'tracker-not-found': {
    severity: 'warning',
    title: 'Addresses that the tracker does not know',
    what: 'An issue, pull request or commit that the post names was not found, was deleted, or cannot be seen.',
    why: 'Readers who follow the link see nothing.',
    fix: 'Correct the link, or name something that is public.',
  },
  'tracker-moved': {
    severity: 'info',
    title: 'Issues that moved',
    what: 'An issue was transferred, or its repository was renamed.',
    why: 'The link works as long as the tracker redirects it.',
    fix: 'Write the new address.',
  },
  'tracker-title-differs': {
    severity: 'info',
    title: 'Titles that differ in the tracker',
    what: 'The title of a finding and that of its issue have less than half of their words in common.',
    why: 'The link may lead to another issue.',
    fix: 'Check the link; where it is right there is nothing to do.',
  },
  'tracker-work-closed': {
    severity: 'warning',
    title: 'Remaining work that is closed in the tracker',
    what: 'The issue of a row of remaining work is closed.',
    why: 'Somebody may begin work that is done.',
    fix: 'Remove the row, or name the issue where the work goes on.',
  },
  'tracker-unanswered': {
    severity: 'info',
    title: 'Addresses the tracker was not asked about',
    what: 'The evidence has no answer about some of the issues, pull requests and commits that the post names.',
    why: 'Nothing is said of them; that is no agreement.',
    fix: 'Run `audit-status evidence` again, with `--resume`.',
  },
} as const satisfies { readonly [code: string]: Rule };

/** The code of a rule. */
export type RuleCode = keyof typeof rules;

/** Returns the heading of a rule. */
export function titleOf(code: RuleCode): string {
  return rules[code].title;
}

/** Returns what a rule looks for, in a sentence. */
export function explanationOf(code: RuleCode): string {
  return rules[code].what;
}

/** Whether a code is that of a rule. */
export function isRule(code: string): code is RuleCode {
  return Object.hasOwn(rules, code);
}

/** Whether a code is that of a rule that holds the post against the tracker. */
export function isTrackerRule(code: RuleCode): boolean {
  return code.startsWith('tracker-');
}

/** Whether a code is that of a rule about remaining work without a finding, which has no entry in a comparison. */
export function isWorkRule(code: RuleCode): boolean {
  return workRules.has(code);
}

const workRules: ReadonlySet<RuleCode> = new Set(['work-item-added', 'work-item-changed', 'work-item-removed']);
