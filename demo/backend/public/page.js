// What a page has to do itself: show who is logged in, and log out.

/** @param {string} id */
const element = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no #${id}`);
  return found;
};

const lock = document.querySelector('sms-lock');

lock?.addEventListener('authenticated', () => showWhoIsIn({ isNews: true }));
element('log-out').addEventListener('click', logOut);
await showWhoIsIn({ isNews: false });

/**
 * Asks the server: the cookie with the session cannot be read here.
 *
 * @param {{ isNews: boolean }} options `isNews`: somebody has just logged in, and is to hear it
 */
async function showWhoIsIn({ isNews }) {
  const response = await fetch('/me');
  const isLoggedIn = response.ok;
  element('logged-out').hidden = isLoggedIn;
  element('logged-in').hidden = !isLoggedIn;
  if (!isLoggedIn) return;
  /** @type {{ sub: string, phone_number: string }} */
  const profile = await response.json();
  element('phone-number').textContent = profile.phone_number;
  element('user-id').textContent = profile.sub;
  if (isNews) document.querySelector('h1')?.focus();
}

async function logOut() {
  await fetch('/logout', { method: 'POST' });
  // Everything that the page knows of the person goes with it.
  location.reload();
}
