// The least a form needs to log in without leaving the page: the floor of every login that is made
// of a script. What it marks is when it would catch a form that is sent.

const form = document.querySelector('form');
let step = { url: '/start', label: 'Code', name: 'code', autocomplete: 'one-time-code' };

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = JSON.stringify(Object.fromEntries(new FormData(form)));
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(step.url, { method: 'POST', headers, body });
  const input = form.querySelector('input');
  const label = form.querySelector('label');
  if (!answer.ok || !input || !label) return;
  const { name, autocomplete } = step;
  Object.assign(input, { name, autocomplete, value: '', inputMode: 'numeric', type: 'text' });
  label.textContent = step.label;
  step = { ...step, url: '/verify' };
  input.focus();
});

performance.mark('ready');
