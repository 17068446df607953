import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { loadAdapter, presetNames } from '../../src/adapters/presets.js';
import { failureOf } from './recording-fetch.js';

const settings = {
  startUrl: '/start',
  verifyUrl: '/verify',
  domain: 'tenant.example',
  baseUrl: 'https://tenant.example',
  clientId: 'test-client',
};

describe('the presets', () => {
  it('are at least own endpoints and Auth0', () => {
    expect(presetNames).to.include.members(['endpoints', 'auth0']);
  });

  for (const name of presetNames) {
    it(`load ${name} by its name`, async () => {
      const adapter = await loadAdapter(name, settings);
      expect(adapter.name).to.equal(name);
      expect(adapter.start).to.be.a('function');
      expect(adapter.verify).to.be.a('function');
    });
  }

  for (const name of ['', 'Auth0', 'nonsense', '__proto__', 'constructor', 'toString']) {
    it(`do not know ${JSON.stringify(name)}, and say what they know`, async () => {
      const error = await failureOf(loadAdapter(name, settings));
      expect(error.code).to.equal('not-configured');
      expect(error.message).to.contain(`adapter="${name}"`);
      expect(error.message).to.contain(presetNames.join(', '));
    });
  }

  it('say what an adapter misses', async () => {
    const error = await failureOf(loadAdapter('auth0', {}));
    expect(error).to.include({ code: 'not-configured', message: 'domain is not set.' });
  });
});
