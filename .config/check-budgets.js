// Fails when dist/cdn is larger than the budget allows.

import { measure } from './sizes.js';

const { sizes, files } = measure();

for (const { file, bytes, isFirst } of files) {
  console.log(`${String(bytes).padStart(7)}  ${file}${isFirst ? '  (first load)' : ''}`);
}
console.log('\n   size    limit');
let exceeded = 0;
for (const { what, size, limit, unit } of sizes) {
  const verdict = size > limit ? `TOO MUCH by ${size - limit}` : 'ok';
  if (size > limit) exceeded += 1;
  console.log(
    `${String(size).padStart(7)}  ${String(limit).padStart(7)} ${unit.padEnd(8)}  ${verdict.padEnd(6)}  ${what}`,
  );
}
if (exceeded > 0) console.error(`\n${exceeded} of ${sizes.length} budgets exceeded`);
process.exitCode = exceeded > 0 ? 1 : 0;
