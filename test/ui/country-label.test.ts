import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { english } from '../../src/i18n/english.js';
import { countryLabel } from '../../src/ui/country-label.js';
import { chooser } from './picker-host.js';

describe('the country in words', () => {
  const callingCodes = (): string => '+33';

  it('is its name and its calling code', () => {
    const label = countryLabel('FR', { locale: 'en', callingCodes, messages: english });
    expect(label).to.equal('Country: France, +33');
  });

  it('is in the language of the interface, with the texts and the names of the page', () => {
    const messages = { chosenCountry: '{name} ({callingCode})' };
    expect(countryLabel('FR', { locale: 'de', callingCodes, messages })).to.equal(
      'Frankreich (+33)',
    );
    const names = { FR: 'Gallia' };
    expect(countryLabel('FR', { locale: 'de', callingCodes, messages, names })).to.equal(
      'Gallia (+33)',
    );
  });

  it('can be asked of a picker’s settings', async () => {
    const { picker } = await chooser({ locale: 'fr' });
    expect(countryLabel('DE', picker)).to.equal('Country: Allemagne, +49');
  });
});
