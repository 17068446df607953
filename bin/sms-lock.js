#!/usr/bin/env node
// The command `sms-lock`. Exit codes: 0 compatible, 1 not compatible, 2 not run.

import process from 'node:process';
import { checkEndpoints } from './check-endpoints.js';
import { readOptions, usage, UsageError } from './options.js';
import { reportAsJson, reportAsText } from './report.js';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
  } else {
    const outcome = await checkEndpoints(options);
    const hasColours = process.stdout.isTTY && !process.env['NO_COLOR'];
    console.log(options.json ? reportAsJson(outcome) : reportAsText(outcome, hasColours));
    process.exitCode = outcome.isCompatible ? 0 : 1;
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`sms-lock: ${error.message}\nTry: npx sms-lock --help`);
  process.exitCode = 2;
}
