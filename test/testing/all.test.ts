// All tests of this folder on one page, which costs a second or two in each engine: none of them needs
// a page of its own. A test in Node finds a file that is missing here.

import './auth0-api.test.js';
import './auth0-cross-origin.test.js';
import './auth0-legacy.test.js';
import './auth0-tokens.test.js';
import './connection-settings.test.js';
import './cors.test.js';
import './magic-numbers.test.js';
import './one-time-codes.test.js';
import './own-endpoints.test.js';
import './rate-limit.test.js';
import './sms-template.test.js';
import './tenant-fetch.test.js';
