// What a test in a browser needs: Chromium, a login server, and sites with the files to be tried.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import assert from 'node:assert/strict';
import { launch } from 'puppeteer-core';
import { findEngines, provideEngines } from '../engines.js';
import { Person } from '../interop/person.js';
import { serve } from '../interop/serve.js';
import { serve as serveTenant } from '../node/server.js';

/** @import { Browser } from 'puppeteer-core' */
/** @import { Served } from '../interop/serve.js' */
/** @import { Project } from './project.js' */

/** @type {typeof import('sms-lock/testing')} */
const { createTenant } = await import(
  new URL('../../dist/esm/testing/index.js', import.meta.url).href
);

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** As in France, with its trunk prefix. */
const phoneNumber = '06 12 34 56 78';

export class Surroundings {
  /** @type {Project} */
  project;
  /** @type {Browser} */
  browser;
  #tenant;
  #server;
  /** @type {Served[]} */
  #sites = [];

  /**
   * @param {Project} project
   * @param {Browser} browser
   * @param {import('sms-lock/testing').Tenant} tenant
   * @param {Awaited<ReturnType<typeof serveTenant>>} server
   */
  constructor(project, browser, tenant, server) {
    this.project = project;
    this.browser = browser;
    this.#tenant = tenant;
    this.#server = server;
  }

  /** @param {Project} project */
  static async create(project) {
    provideEngines(['chromium']);
    const browser = await launch({
      executablePath: findEngines().chromium ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const tenant = createTenant();
    return new Surroundings(project, browser, tenant, await serveTenant(tenant));
  }

  /**
   * A site of an origin of its own.
   *
   * @param {string} folder what it serves
   * @param {Readonly<Record<string, string>>} [pages] HTML, by path
   */
  async site(folder, pages = {}) {
    const site = await serve(() => async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const body = pages[pathname] ?? (await read(path.join(folder, pathname)));
      if (body === undefined) return response.writeHead(404).end();
      const extension = path.extname(pathname);
      const type = Object.entries(types).find(([known]) => known === extension)?.[1] ?? 'text/html';
      // Modules of another origin come with leave only.
      const headers = { 'content-type': type, 'access-control-allow-origin': '*' };
      return response.writeHead(200, headers).end(body);
    });
    this.#sites.push(site);
    return site;
  }

  /**
   * Somebody on a page that has the element.
   *
   * @param {string} url
   */
  visit(url) {
    const query = new URLSearchParams({
      country: 'FR',
      'start-url': `${this.#server.url}/start`,
      'verify-url': `${this.#server.url}/verify`,
      'resend-delay': '0',
    });
    return Person.at(this.browser, `${url}?${query}`);
  }

  /**
   * Logs in on a page, and fails if that is not what comes of it, or if the page complains.
   *
   * @param {string} url
   */
  async logIn(url) {
    const person = await this.visit(url);
    try {
      const sent = await person.askForCode(phoneNumber);
      assert.equal(sent.outcome, 'code-sent');
      const result = await person.enterCode(this.#tenant.messages.at(-1)?.code ?? '');
      assert.equal(result.outcome, 'authenticated');
      assert.equal(result.profile?.phone_number, '+33612345678');
      assert.deepEqual(person.complaints, []);
    } finally {
      await person.leave();
    }
  }

  /**
   * What an expression comes to on a page, once its scripts have run.
   *
   * @param {string} url
   * @param {string} expression
   */
  async evaluate(url, expression) {
    const page = await this.browser.newPage();
    try {
      await page.goto(url);
      return await page.evaluate(expression);
    } finally {
      await page.close();
    }
  }

  /**
   * What goes wrong on a page until nothing is under way any more. Pictures may be missing.
   *
   * @param {string} url
   */
  async complaintsOf(url) {
    const page = await this.browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      const isBad = ['error', 'warn'].includes(message.type());
      if (isBad && !message.text().startsWith('Failed to load resource')) {
        complaints.push(message.text());
      }
    });
    try {
      await page.goto(url);
      await page.waitForSelector('sms-lock:state(phone)');
      await page.waitForNetworkIdle({ idleTime: 300 });
      return complaints;
    } finally {
      await page.close();
    }
  }

  async stop() {
    await this.browser.close();
    for (const site of this.#sites) await site.stop();
    this.#server.close();
  }
}

/** @param {string} file */
async function read(file) {
  try {
    return await readFile(file.endsWith(path.sep) ? path.join(file, 'index.html') : file);
  } catch {
    return undefined;
  }
}
