// Imported before oidc-provider, which warns of Node 20, of what it keeps in memory and of a body
// that has been read: all three are meant here.

const { warn } = console;

console.warn = (...data) => {
  if (!String(data[0]).startsWith('oidc-provider WARNING')) warn(...data);
};
