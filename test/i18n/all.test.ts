// All tests of this folder on one page, which costs a second or two in each engine: none of them needs
// a page of its own. A test in Node finds a file that is missing here.

import './locale.test.js';
import './messages.test.js';
