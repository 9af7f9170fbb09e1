import type { Session } from '@cocarde/contract/session.ts';
import { ApiError, createApi, type Api } from './api.ts';
import { noteEarned } from './earned.ts';
import { page } from './page.ts';

/** POST, because a page cache or a proxy may keep the answer to a GET and log Bob in as Alice. */
async function tokenFrom(url: string): Promise<string | undefined> {
  const answer = await fetch(url, { method: 'POST', credentials: 'same-origin', cache: 'no-store' });
  if (answer.ok) return ((await answer.json()) as { token?: string }).token;
  // Anything else is trouble of the intranet, and passes; only these say that nobody is signed in.
  if (![401, 403].includes(answer.status)) throw answer;
}

/** The page's client. Without settings or a token everything rejects with `signed_out`. */
export const call: Api = async (...request) => {
  const here = page();
  const { api: base = '', community, authUrl, getToken = () => (authUrl ? tokenFrom(authUrl) : null) } = here.settings;
  if (!community) throw new ApiError('signed_out');
  // What the first visit of the day earned is already in whatever is read with that session: nothing to refresh.
  const onSession = ({ member, earned }: Session) => {
    if (here.api === api) {
      here.member = member.id;
      here.held?.keepOwn();
    }
    noteEarned(earned);
  };
  const api: Api = (here.api ??= createApi({ base, community, getToken: async () => getToken(), onSession }));
  const answer = api<never>(...request);
  await answer.catch(() => {});
  // Somebody else was signed in meanwhile: what the one before may read is not shown to the next.
  return here.api !== api && request[0] === 'GET' ? call(...request) : answer;
};
