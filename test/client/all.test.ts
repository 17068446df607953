// All tests of this folder on one page, which costs a second or two in each engine: none of them needs
// a page of its own. A test in Node finds a file that is missing here.

import './adapter-hazards.test.js';
import './any-order.test.js';
import './captcha.test.js';
import './cooldown.test.js';
import './find-profile.test.js';
import './machine.test.js';
import './next-action.test.js';
import './races.test.js';
import './reentrancy.test.js';
import './refusals.test.js';
import './resend.test.js';
import './resume.test.js';
import './settings.test.js';
import './sms-lock-client.test.js';
