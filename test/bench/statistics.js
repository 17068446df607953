// Pure: what many measurements of the same thing come to.

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} low the first quartile
 * @property {number} high the third quartile
 */

/**
 * @param {readonly number[]} values
 * @param {number} part from 0 to 1
 */
export function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place % 1);
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function spreadOf(values) {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}
