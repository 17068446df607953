// Runs the tools of the frameworks, which are in node_modules/.bin, on the Node that is there.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../engines.js';

const bin = path.join(import.meta.dirname, 'node_modules/.bin');

const environment = {
  ...process.env,
  PATH: `${bin}${path.delimiter}${process.env['PATH']}`,
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
};

/** How long a tool may take, in milliseconds. */
const patience = 180_000;

/**
 * Where a command runs, and for whom.
 *
 * @typedef {object} Place
 * @property {string} folder
 * @property {'production' | 'development'} mode
 */

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {Place} place
 * @throws Error with what it printed, if it failed
 */
export async function run(command, { folder, mode }) {
  const child = spawn(`exec ${command}`, {
    cwd: folder,
    env: { ...environment, NODE_ENV: mode },
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'], // nobody answers what it may ask
    timeout: patience,
  });
  let printed = '';
  child.stdout.on('data', (data) => (printed += String(data)));
  child.stderr.on('data', (data) => (printed += String(data)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}\n${printed.slice(-5000)}`);
}

/**
 * Starts a server, which is told by `$HOST` and `$PORT` where, and by `$LOGIN_SERVER` whom to ask.
 *
 * @param {string} command
 * @param {Place} place
 * @param {string} loginServer
 */
export async function start(command, { folder, mode }, loginServer) {
  const port = await freePort();
  // It leads a group of processes, so that what it starts ends with it.
  const server = spawn(`exec ${command}`, {
    cwd: folder,
    env: {
      ...environment,
      NODE_ENV: mode,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOGIN_SERVER: loginServer,
    },
    shell: true,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  server.stderr.on('data', (data) => (printed += String(data)));
  const ended = once(server, 'exit');
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
  const stop = () => {
    if (server.pid !== undefined && !hasEnded()) process.kill(-server.pid);
    return ended;
  };
  for (let tries = 0; tries < 200 && !hasEnded(); tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (isUp) return { port, stop, printed: () => printed.slice(-5000) };
    await wait(100);
  }
  await stop();
  throw new Error(`${command} does not answer\n${printed}`);
}
