// Databases to test with, where they are installed: a process each, on the loopback interface.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../test/engines.js';

/** @typedef {{ url: string, stop: () => Promise<void> }} RunningDatabase */

/** @param {string} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Installs Redis where it is missed by nobody but these tests: in CI, as root, on Debian. */
export function provideRedis() {
  const isDebian = onPath('apt-get') && process.getuid?.() === 0;
  if (onPath('redis-server') || !process.env['CI'] || !isDebian) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const install = ['install', '-y', '--no-install-recommends', 'redis-server'];
  for (const words of [install, ['update'], install]) {
    if (onPath('redis-server')) return;
    // What it says is told by the tests, which are skipped without it.
    spawnSync('apt-get', ['-qq', ...words], { env, stdio: 'ignore' });
  }
}

/** @returns {Promise<RunningDatabase | undefined>} `undefined` where there is none */
export async function startRedis() {
  const command = onPath('redis-server');
  if (!command) return undefined;
  const port = await freePort();
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  return start(command, words, { url: `redis://127.0.0.1:${port}`, isReady: () => isOpen(port) });
}

/** @returns {Promise<RunningDatabase | undefined>} `undefined` where there is none */
export async function startPostgres() {
  const folder = '/usr/lib/postgresql';
  const version = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
  const user = ownerOfPostgres();
  if (!version || !user) return undefined;
  const bin = path.join(folder, version, 'bin');
  const data = mkdtempSync(path.join(tmpdir(), 'sample-backend-'));
  const port = await freePort();
  chownSync(data, user.uid, user.gid);
  const options = { ...user, cwd: data, stdio: /** @type {const} */ ('ignore') };
  execFileSync(`${bin}/initdb`, ['-D', data, '-U', 'login', '-A', 'trust', '-N'], options);
  const words = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'];
  const url = `postgres://login@127.0.0.1:${port}/postgres`;
  const rest = ['-c', `unix_socket_directories=${data}`, '-c', 'fsync=off'];
  const isReady = () =>
    spawnSync(`${bin}/pg_isready`, ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0;
  const database = await start(`${bin}/postgres`, [...words, ...rest], { url, isReady, user });
  return {
    url,
    async stop() {
      await database.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** It refuses to run as root. */
function ownerOfPostgres() {
  const [uid = 0, gid = 0] = [process.getuid?.(), process.getgid?.()];
  if (uid !== 0) return { uid, gid };
  const ids = ['-u', '-g'].map((option) => spawnSync('id', [option, 'postgres']));
  if (ids.some(({ status }) => status !== 0)) return undefined;
  const [own = 0, group = 0] = ids.map(({ stdout }) => Number(String(stdout)));
  return { uid: own, gid: group };
}

/**
 * @typedef {object} Database
 * @property {string} url
 * @property {() => boolean | Promise<boolean>} isReady
 * @property {{ uid: number, gid: number }} [user] that it runs as
 */

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @param {Database} database
 * @returns {Promise<RunningDatabase>}
 */
async function start(command, words, { url, isReady, user }) {
  const child = spawn(command, words, { stdio: 'ignore', cwd: tmpdir(), ...user });
  const ended = once(child, 'exit');
  for (let tries = 0; !(await isReady()); tries += 1) {
    if (tries === 100 || child.exitCode !== null) throw new Error(`${command} does not answer`);
    await wait(100);
  }
  return {
    url,
    async stop() {
      // Both end at once by it, and without asking clients.
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** @param {number} port */
async function isOpen(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
