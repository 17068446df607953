// As its README says it: a code by SMS, drawn into the page.

import { Auth0LockPasswordless } from 'auth0-lock';

const lock = new Auth0LockPasswordless('bench', 'tenant.example', {
  container: 'login',
  allowedConnections: ['sms'],
  passwordlessMethod: 'code',
  // Where the settings of the tenant and the texts come from; else servers of Auth0, to which a
  // connection would have to be made.
  configurationBaseUrl: location.origin,
  languageBaseUrl: location.origin,
});
lock.show();
