// Keeps what the policy of the page refused, and what went wrong, for the test to look at.

/** @type {string[]} */
const problems = [];
Object.assign(window, { problems });

addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  problems.push(`${violatedDirective} ${blockedURI}`);
});
addEventListener('error', ({ message }) => problems.push(message));
addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)));
console.warn = console.error = (...parts) => problems.push(parts.join(' '));
