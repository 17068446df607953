import 'sms-lock';
import { adapter } from './firebase-sdk.js';

globalThis.ownAdapter = adapter;
