// What a page says in its head to load the element: docs/script-tag.md shows these lines, and
// test/package tries them.

/**
 * @typedef {object} Files
 * @property {string} base where the files are, with a slash at the end
 * @property {Readonly<Record<string, string>>} integrity hashes by file
 */

const entry = 'sms-lock.js';

/**
 * The script itself, from another origin and with its hash.
 *
 * @param {Files} files
 */
export function scriptTag({ base, integrity }) {
  return `<script
  type="module"
  src="${base}${entry}"
  integrity="${integrity[entry]}"
  crossorigin="anonymous"
></script>`;
}

/**
 * The hashes of what the script loads later.
 *
 * @param {Files} files
 */
export function integrityMap({ base, integrity }) {
  const later = Object.entries(integrity).filter(([file]) => file !== entry);
  const map = { integrity: Object.fromEntries(later.map(([file, hash]) => [base + file, hash])) };
  return `<script type="importmap">
${JSON.stringify(map, null, 2).replace(/^/gm, '  ')}
</script>`;
}

/**
 * Lines that load files before the script asks for them.
 *
 * @param {Files} files
 * @param {readonly string[]} preloaded
 */
export function preloadLines({ base, integrity }, preloaded) {
  return preloaded
    .map(
      (file) => `<link
  rel="modulepreload"
  href="${base}${file}"
  integrity="${integrity[file]}"
  crossorigin="anonymous"
/>`,
    )
    .join('\n');
}
