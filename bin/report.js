// Pure: an outcome as text for people, and as JSON for machines.

/**
 * @typedef {import('./findings.js').Finding} Finding
 */

/**
 * @typedef {object} Outcome
 * @property {boolean} isCompatible
 * @property {readonly Finding[]} findings
 * @property {number} messages so many messages were asked for
 * @property {import('./options.js').Options} options
 */

const marks = { passed: '✓', error: '✗', warning: '!', skipped: '–' };
const colours = { passed: 32, error: 31, warning: 33, skipped: 90 };

/** @param {Outcome} outcome */
export function reportAsJson({ isCompatible, findings, messages, options }) {
  const { startUrl, verifyUrl, origin, credentials } = options;
  const page = { origin, credentials };
  return JSON.stringify({ isCompatible, startUrl, verifyUrl, page, messages, findings }, null, 2);
}

/**
 * @param {Outcome} outcome
 * @param {boolean} hasColours
 */
export function reportAsText({ isCompatible, findings, messages, options }, hasColours) {
  /**
   * @param {number} colour
   * @param {string} text
   */
  const paint = (colour, text) => (hasColours ? `\u001b[${colour}m${text}\u001b[0m` : text);
  const { startUrl, verifyUrl, origin, credentials, isStrict } = options;
  const endpoints = /** @type {const} */ ({ start: startUrl, verify: verifyUrl });
  const lines = [`A page of ${origin}, credentials="${credentials}"`];
  for (const [endpoint, url] of Object.entries(endpoints)) {
    lines.push('', paint(1, `${endpoint}  ${url}`));
    for (const finding of findings.filter((one) => one.endpoint === endpoint)) {
      const { level, rule, message, got, fix } = finding;
      const isProblem = level === 'error' || level === 'warning';
      const tail = isProblem ? paint(90, `  ${level}, ${rule}`) : '';
      lines.push(`  ${paint(colours[level], marks[level])} ${message}${tail}`);
      if (got) lines.push(`      got  ${got}`);
      for (const [index, line] of (fix ?? '').split('\n').entries()) {
        if (line) lines.push(`      ${index === 0 ? 'fix' : '   '}  ${paint(1, line)}`);
      }
    }
  }
  const count = (/** @type {string} */ level) =>
    findings.filter((finding) => finding.level === level).length;
  const sums = `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
  const strict = isStrict && count('warning') > 0 ? ' (--strict: warnings count)' : '';
  const verdict = isCompatible ? 'Compatible' : 'Not compatible';
  const asked = `${plural(messages, 'message')} to ${options.phone}.`;
  lines.push('', `${paint(isCompatible ? 32 : 31, verdict)}: ${sums}${strict}. ${asked}`);
  return lines.join('\n');
}

/**
 * @param {number} count
 * @param {string} noun
 */
function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
