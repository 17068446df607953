// Imported for its effect: a test fails when something warns, complains or rejects unexpectedly.

interface Report {
  readonly kind: string;
  readonly text: string;
}

/** Before any fake clock is put in its place. */
const realSetTimeout = globalThis.setTimeout;
const original = { warn: console.warn, error: console.error };

let reports: Report[] = [];
let expected: RegExp[] = [];

/**
 * Expects one warning, error or unhandled rejection in the current test, which fails when it stays
 * away.
 */
export function expectWarning(pattern: RegExp | string): void {
  expected.push(typeof pattern === 'string' ? new RegExp(escaped(pattern)) : pattern);
}

beforeEach(function () {
  reports = [];
  expected = [];
  console.warn = recorder('console.warn');
  console.error = recorder('console.error');
  addEventListener('unhandledrejection', onUnhandledRejection);

  // A hook that fails ends the whole suite, so the test itself has to ask.
  const test = this.currentTest;
  const run = test?.fn;
  if (!test || !run) return;
  test.fn = async function (this: Mocha.Context) {
    await (run as Mocha.AsyncFunc).call(this);
    await checkReports();
  };
});

afterEach(() => {
  Object.assign(console, original);
  removeEventListener('unhandledrejection', onUnhandledRejection);
});

function recorder(kind: string): (...parts: readonly unknown[]) => void {
  return (...parts) => {
    reports.push({ kind, text: parts.map(String).join(' ') });
  };
}

function onUnhandledRejection(event: PromiseRejectionEvent): void {
  event.preventDefault();
  reports.push({ kind: 'unhandled rejection', text: String(event.reason) });
}

async function checkReports(): Promise<void> {
  // A browser reports an unhandled rejection in a task of its own; Chromium's comes a little later.
  // What is loaded to warn comes later still.
  const isMissing = (pattern: RegExp): boolean => !reports.some(({ text }) => pattern.test(text));
  for (let turn = 0; turn < 2 || (turn < 200 && expected.some(isMissing)); turn += 1) {
    await new Promise((resolve) => realSetTimeout(resolve, turn && 5));
  }
  const problems: string[] = [];
  const missing = [...expected];
  for (const { kind, text } of reports) {
    const index = missing.findIndex((pattern) => pattern.test(text));
    if (index < 0) problems.push(`Unexpected ${kind}: ${text}`);
    else missing.splice(index, 1);
  }
  problems.push(...missing.map((pattern) => `Nothing warned of ${String(pattern)}`));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
