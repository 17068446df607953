// All tests of this folder on one page, which costs a second or two in each engine: none of them needs
// a page of its own. A test in Node finds a file that is missing here.

import './any-answer.test.js';
import './auth0-cross-origin.test.js';
import './auth0-errors.test.js';
import './auth0-legacy.test.js';
import './auth0-profile.test.js';
import './auth0.test.js';
import './better-auth.test.js';
import './cognito.test.js';
import './descope.test.js';
import './endpoints-answers.test.js';
import './endpoints.test.js';
import './firebase.test.js';
import './fusionauth.test.js';
import './http.test.js';
import './id-token.test.js';
import './kratos.test.js';
import './mapped-endpoints.test.js';
import './mapping-mistakes.test.js';
import './presets.test.js';
import './provider-errors.test.js';
import './request-url.test.js';
import './sdk-failure.test.js';
import './stytch.test.js';
import './supabase.test.js';
import './supertokens.test.js';
import './tenant-login.test.js';
import './twilio-proxy.test.js';
import './verify-id-token.test.js';
import './web-message.test.js';
