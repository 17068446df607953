// Whose limits a request counts against, as far as an address tells.

import { isIP, isIPv6 } from 'node:net';

/**
 * The address that requests are counted by: an IPv4 address, or the first 64 bits of an IPv6 one,
 * since one customer has as many addresses below that as they like.
 *
 * @param {string | undefined} socketAddress who has connected
 * @param {string | undefined} forwardedFor the header `X-Forwarded-For`
 * @param {number} trustedProxies how many proxies of yours each add one entry to that header. What
 *   stands before these anybody may have written, so it does not count.
 */
export function clientAddress(socketAddress = '', forwardedFor = '', trustedProxies = 0) {
  const hops = [...forwardedFor.split(',').map((hop) => hop.trim()), socketAddress];
  const address = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? '';
  return network(isIP(address) ? address : socketAddress);
}

/** @param {string} address */
function network(address) {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  // A URL writes the address in its one short form.
  const [head = '', tail] = new URL(`http://[${address.split('%')[0]}]`).hostname
    .slice(1, -1)
    .split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const zeros = new Array(Math.max(0, 8 - first.length - last.length)).fill('0');
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}
