// All tests of this folder on one page, which costs a second or two in each engine: none of them needs
// a page of its own. A test in Node finds a file that is missing here.

import './against-library.test.js';
import './any-text.test.js';
import './calling-codes.test.js';
import './default-country.test.js';
import './digits.test.js';
import './edit.test.js';
import './every-country.test.js';
import './judgement.test.js';
import './phone-engine.test.js';
import './remembered-phone.test.js';
import './without-engine.test.js';
