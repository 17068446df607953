// The phone and the network that every page is loaded with.

import { PredefinedNetworkConditions } from 'puppeteer-core';

/** @import { CDPSession } from 'puppeteer-core' */

/** How much slower than this machine a phone may be: what Lighthouse takes for one. */
export const slowDown = 4;

/**
 * The preset "Slow 4G" of Chromium's DevTools, which is what Lighthouse throttles mobile pages to:
 * a round trip of 150 ms and 1.6 Mbit/s, as DevTools' throttling has to be told. Every request waits
 * 562.5 ms before its first byte; then 180,000 bytes a second come, or 84,375 go.
 */
export const slow4G = PredefinedNetworkConditions['Slow 4G'];

/** In CSS pixels: the phone of Lighthouse. */
export const screen = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true };

/** Where the person is; a browser in UTC is one that hides it. */
const timeZone = 'America/New_York';

/**
 * @param {CDPSession} session
 * @param {{ isNetworkSlow: boolean }} options
 */
export async function slowDownPage(session, { isNetworkSlow }) {
  await session.send('Emulation.setTimezoneOverride', { timezoneId: timeZone });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (!isNetworkSlow) return;
  const { latency, download, upload } = slow4G;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: download,
    uploadThroughput: upload,
  });
}
