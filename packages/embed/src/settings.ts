import type { Settings } from '@cocarde/client/page.ts';

/** What the page wrote on the script tag. The service is where the script came from, unless `data-api` says otherwise. */
export function settingsOf(script: HTMLScriptElement | null | undefined, url: string): Partial<Settings> {
  const { community, auth: authUrl, api = new URL(url).origin } = script?.dataset ?? {};
  return { api, community, authUrl };
}
