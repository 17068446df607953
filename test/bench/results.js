// What a run of the benchmark comes to: the shape of results.json.

/** @import { Grown } from './growth.js' */
/** @import { Load } from './load.js' */
/** @import { Act } from './phone-field.js' */
/** @import { Sizes } from './serve.js' */
/** @import { Spread } from './statistics.js' */

/**
 * @typedef {object} Results
 * @property {Conditions} conditions
 * @property {readonly Compared[]} compared
 * @property {readonly Grown[]} growth
 * @property {readonly Act[]} phoneField
 */

/**
 * @typedef {object} Conditions
 * @property {string} date ISO 8601
 * @property {string} browser
 * @property {string} processor
 * @property {number} cores
 * @property {string} system
 * @property {number} runs of everything
 * @property {number} slowDown how many times slower than the machine the processor is made
 * @property {{ latency: number, download: number, upload: number }} network milliseconds before the
 * first byte of every answer, and bytes a second
 */

/**
 * @typedef {object} Compared
 * @property {string} name
 * @property {string} what
 * @property {string} version of the package, or nothing
 * @property {Sizes} sizes of the scripts and styles that are loaded before the first key
 * @property {Readonly<Record<keyof Load, Spread & { ratio: number | null }>>} of times, bytes and
 * counts, and how many times as much as ours; null where ours is nothing
 */

/** Whom the others are compared with. */
export const ourName = 'sms-lock';

/**
 * What is measured of a load, in the order of the tables.
 *
 * @type {readonly { name: keyof Load, what: string, unit: Unit, isShort: boolean }[]}
 */
export const measures = [
  { name: 'bytesBefore', what: 'bytes before the first key', unit: 'bytes', isShort: true },
  { name: 'requestsBefore', what: 'requests before it', unit: '', isShort: true },
  { name: 'bytes', what: 'bytes until all is quiet', unit: 'bytes', isShort: false },
  { name: 'requests', what: 'requests until then', unit: '', isShort: false },
  { name: 'firstPaint', what: 'first contentful paint', unit: 'ms', isShort: true },
  { name: 'firstKey', what: 'the first field takes a key', unit: 'ms', isShort: true },
  { name: 'ready', what: '… and what is sent is caught', unit: 'ms', isShort: true },
  { name: 'blocking', what: 'total blocking time', unit: 'ms', isShort: true },
  { name: 'shift', what: 'layout shift (CLS)', unit: 'score', isShort: true },
  { name: 'work', what: 'work of the main thread until all is quiet', unit: 'ms', isShort: false },
  { name: 'heap', what: 'heap in the first step', unit: 'bytes', isShort: true },
  { name: 'keyScript', what: 'scripts for a key', unit: 'ms', isShort: true },
  { name: 'keyWork', what: 'work of the main thread for a key', unit: 'ms', isShort: false },
];

/** @typedef {'bytes' | 'ms' | 'score' | ''} Unit */
