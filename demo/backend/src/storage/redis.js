// Redis, or what speaks as it does: for more than one process. Give it a disk (`appendonly yes`):
// users are kept there too.

import KeyvRedis, { createClient } from '@keyv/redis';
import { Keyv } from 'keyv';
import { RateLimiterRedis } from 'rate-limiter-flexible';

/**
 * @param {string} url
 * @returns {Promise<import('./storage.js').Storage>}
 */
export async function openRedis(url) {
  const client = createClient({ url, disableOfflineQueue: true });
  // Without a listener a lost connection would end the process; requests fail until it is back.
  client.on('error', (error) => console.error(`Redis: ${String(error)}`));
  await client.connect();
  return {
    map: (name) =>
      new Keyv({
        store: new KeyvRedis(client, { throwOnErrors: true, throwOnConnectError: true }),
        namespace: name,
        throwOnErrors: true,
      }),
    counter: async (name, points, duration) =>
      new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        keyPrefix: `counter:${name}`,
        points,
        duration,
      }),
    async close() {
      await client.close();
    },
  };
}
