// No test may be forgotten: those of a folder that share a page are listed in its all.test.ts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

for (const folder of readdirSync('test').filter((name) => existsSync(`test/${name}/all.test.ts`))) {
  test(`the page of test/${folder} has all of its tests`, () => {
    const listed = readFileSync(`test/${folder}/all.test.ts`, 'utf8').matchAll(/'\.\/(.+)\.js'/g);
    const files = readdirSync(`test/${folder}`)
      .filter((file) => file.endsWith('.test.ts') && file !== 'all.test.ts')
      .map((file) => file.replace(/\.ts$/, ''));
    assert.deepEqual([...listed].map(([, name]) => name).sort(), files.sort());
  });
}
