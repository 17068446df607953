import 'sms-lock';
import { adapter } from './supabase-js.js';

globalThis.ownAdapter = adapter;
