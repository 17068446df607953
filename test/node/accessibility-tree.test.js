// What Chromium tells assistive technology of every state. When it is meant to change:
// node test/accessibility-tree.js, and read what has become different.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTrees, writtenTrees } from '../accessibility-tree.js';

test('every state tells assistive technology what was written down', async () => {
  assert.equal(await readTrees(), writtenTrees());
});
