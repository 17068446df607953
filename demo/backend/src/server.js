// Starts the backend: `npm start`. Settings come from the environment, or from the file `.env`.

import { existsSync } from 'node:fs';
import process from 'node:process';
import { serve } from '@hono/node-server';
import { createApp } from './app.js';
import { readSettings, SettingsError } from './settings.js';
import { openStorage } from './storage/storage.js';

if (Number.parseInt(process.versions.node) < 22) {
  console.error(`Node ${process.version} is too old: better-sqlite3 needs Node 22 or newer.`);
  process.exit(1);
}
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  await start();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(`${error.message}\nSee .env.example.`);
  process.exitCode = 1;
}

async function start() {
  const settings = readSettings(process.env);
  const storage = await openStorage(settings.databaseUrl);
  const app = await createApp(settings, storage);
  const { host: hostname, port, publicUrl, smsSender } = settings;
  const server = serve({ fetch: app.fetch, hostname, port }, () => {
    console.log(`Log in at ${publicUrl.href} (Ctrl+C ends it)`);
    if (smsSender === 'console') console.log('Messages are printed here, and sent to nobody.');
  });
  server.once('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
    void storage.close();
  });
  let isEnding = false;
  const end = () => {
    // Ctrl+C reaches this process from the terminal, and from npm once more.
    if (isEnding) return;
    isEnding = true;
    // Requests under way are answered; connections that only wait are cut.
    server.close(() => void storage.close());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}
