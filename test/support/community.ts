import { SignJWT } from 'jose';
import { allowOrigin, createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import { trustIntranet } from '@cocarde/worker/identity/trust.ts';
import { fromBase64Url } from '@cocarde/worker/identity/keys.ts';

export const ISSUER = 'https://intranet.example';
export const ORIGIN = 'https://intranet.example';

export interface Answer<T = any> {
  status: number;
  body: T;
  headers: Headers;
}

/** A member who speaks to the API over HTTP, as a page would. */
export interface Voice {
  id: number;
  session: string;
  call<T = any>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
}

export interface TestCommunity {
  community: CommunityRow;
  secret: string;
  /** A token as the intranet signs it; claims given replace the usual ones, `undefined` leaves one out. */
  sign(subject: string, claims?: Record<string, unknown>, header?: Record<string, unknown>, secret?: Uint8Array): Promise<string>;
  call<T = any>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** Signs in through the API. */
  member(subject: string, as?: { name?: string; team?: string; role?: 'animateur' }): Promise<Voice>;
}

export interface Installation {
  db: Database;
  installationSecret: string;
  fetch(request: Request): Promise<Response> | Response;
}

/** A fresh community on an installation, and people who use it over HTTP. */
export async function openCommunity({ db, installationSecret, fetch }: Installation, slug = `c-${crypto.randomUUID().slice(0, 8)}`): Promise<TestCommunity> {
  const community = await createCommunity(db, { slug, name: slug, timeZone: 'Europe/Paris', now: Date.now() });
  await allowOrigin(db, community, ORIGIN);
  const { secret } = await trustIntranet(db, installationSecret, community, { issuer: ISSUER });

  async function sign(subject: string, claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}, key = fromBase64Url(secret)) {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: ISSUER, aud: `cocarde:${slug}`, sub: subject, jti: crypto.randomUUID(), iat: now, exp: now + 120, ...claims };
    const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);
  }

  async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(new Request(`https://cocarde.example/v1/c/${slug}${path}`, {
      method,
      headers: { origin: ORIGIN, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }));
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T, headers: response.headers };
  }

  return {
    community, secret, sign, call,
    async member(subject, { name = subject, team = 'Contenu', role } = {}) {
      if (role) {
        await db.prepare('INSERT INTO member (community, issuer, subject, name, team, role, joined_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0) ON CONFLICT DO NOTHING')
          .bind(community.id, ISSUER, subject, name, team, role).run();
      }
      const answer = await call<any>('POST', '/session', { token: await sign(subject, { name, team }) });
      if (answer.status !== 200) throw new Error(`no session: ${JSON.stringify(answer.body)}`);
      const { session } = answer.body;
      return {
        id: Number(answer.body.member.id), session,
        call: (method, path, body, headers = {}) => call(method, path, body, { authorization: `Bearer ${session}`, ...headers }),
      };
    },
  };
}
