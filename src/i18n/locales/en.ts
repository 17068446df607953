// Pure: the texts in English.

export { english as default } from '../english.js';
