// What Vite puts in place of these in an application.

interface ImportMeta {
  readonly env: {
    readonly VITE_SUPABASE_URL: string;
    readonly VITE_SUPABASE_KEY: string;
  };
}

/* eslint-disable no-var -- Only a `var` is a member of globalThis. */

/** Where the server is. */
declare var backendUrl: string;
/** What the page is to use. */
declare var ownAdapter: import('sms-lock/headless').Adapter;
