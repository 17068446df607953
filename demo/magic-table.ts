import { magicNumbers } from '../src/testing/index.js';
import { element, withCode } from './element.js';
import type { MagicNumber } from '../src/testing/index.js';

const captions: Record<MagicNumber['at'], string> = {
  start: 'When the code is asked for',
  verify: 'When the code is checked',
};

/**
 * The tables of magic numbers.
 *
 * @param onChoose called with the number (E.164) whose button was pressed
 */
export function magicTables(onChoose: (phoneNumber: string) => void): HTMLElement[] {
  return (['verify', 'start'] as const).map((at) => {
    const rows = magicNumbers
      .filter((number) => number.at === at)
      .map((number) => row(number, onChoose));
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, 'Number'),
      element('th', { scope: 'col' }, 'What happens'),
    );
    return element(
      'table',
      {},
      element('caption', {}, captions[at]),
      element('thead', {}, head),
      element('tbody', {}, ...rows),
    );
  });
}

function row(number: MagicNumber, onChoose: (phoneNumber: string) => void): HTMLElement {
  const { phoneNumber, happens, errorCode, auth0ErrorCode } = number;
  const button = element('button', { type: 'button' }, element('bdi', { dir: 'ltr' }, phoneNumber));
  button.addEventListener('click', () => onChoose(phoneNumber));
  const what = element('td', {}, element('p', {}, ...withCode(happens)));
  if (errorCode) {
    const error = element('p', { className: 'error-code' }, element('code', {}, errorCode));
    if (auth0ErrorCode) error.append('; Auth0: ', element('code', {}, auth0ErrorCode));
    what.append(error);
  }
  return element('tr', {}, element('th', { scope: 'row' }, button), what);
}
