// `npm run demo:backend`: the sample backend with its page, ready to log in.

import { spawn } from 'node:child_process';
import process from 'node:process';
import { backend, prepare } from './prepare.js';

const node = await prepare();
const server = spawn(node, ['src/server.js'], { cwd: backend, stdio: 'inherit' });
server.once('exit', (status) => process.exit(status ?? 1));
// The server ends by itself, and this with it.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => server.kill(signal));
}
