import type { Problem, ProblemCode } from '@cocarde/contract/problem.ts';
import type { Session } from '@cocarde/contract/session.ts';

export type ErrorCode = ProblemCode | 'network' | 'signed_out';

/** Every refusal and every failure, under the code that the dictionaries have a sentence for. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly problem: Problem | undefined;

  constructor(code: ErrorCode, problem?: Problem) {
    super(code);
    this.code = code;
    this.problem = problem;
  }
}

export interface Credentials {
  /** Origin of the service, without a slash at the end. */
  base: string;
  community: string;
  /** A fresh identity token of the intranet; null when nobody is signed in there. */
  getToken: () => Promise<string | null | undefined>;
  /** Called with every new session: the first of a day may have earned something. */
  onSession?: (session: Session) => void;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One call of the API, below `/v1/c/{community}/`. Rejects with `ApiError` only.
 * A path that is a function is asked for as late as can be, when there is a session.
 * `version` is what `If-Match` carries.
 */
export type Api = <T>(method: Method, path: string | (() => string), body?: object, version?: number) => Promise<T>;

const TIMEOUT = 8_000;
const TRIES = 3;
/** A longer Retry-After is a refusal: nobody looks at a button for so long. */
const LONGEST_WAIT = 10_000;
const EARLY = 60_000;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** `crypto.randomUUID` is missing on plain-http intranets. */
const randomKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

export function createApi({ base, community, getToken, onSession }: Credentials): Api {
  const root = `${base}/v1/c/${encodeURIComponent(community)}/`;
  let session: Promise<Session> | undefined;

  /** Sends until it is answered, with pauses that grow; the headers, and so the Idempotency-Key, stay the same. */
  async function send<T>(path: string, init: RequestInit): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(root + path, { ...init, signal: AbortSignal.timeout(TIMEOUT) }).catch(() => undefined);
      const body: unknown = await answer?.json().catch(() => undefined);
      if (answer?.ok) return body as T;
      const wait = 1_000 * Number(answer?.headers.get('retry-after')) || 2 ** attempt * 150 * (1 + Math.random());
      const passing = !answer || answer.status === 503 || answer.status === 429;
      if (!passing || attempt === TRIES || wait > LONGEST_WAIT) {
        const problem = body as Problem | undefined;
        throw new ApiError(problem?.code ?? (answer ? 'internal_error' : 'network'), problem);
      }
      await pause(wait);
    }
  }

  const json = (method: Method, body: object | undefined, headers: Record<string, string>): RequestInit => ({
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }), ...(method === 'POST' && { 'idempotency-key': randomKey() }) },
    body: body && JSON.stringify(body),
  });

  async function exchange(): Promise<Session> {
    const token = await getToken();
    if (!token) throw new ApiError('signed_out');
    const made = await send<Session>('session', json('POST', { token }, {}));
    onSession?.(made);
    return made;
  }

  /** The one session of the page. All who ask meanwhile share the exchange; a failure is forgotten, so that the next asks again. */
  async function currentSession(): Promise<Session> {
    const running = (session ??= exchange());
    const held = await running.catch((error) => {
      if (session === running) session = undefined;
      throw error;
    });
    if (held.expiresAt - Date.now() > EARLY) return held;
    if (session === running) session = exchange();
    return session ?? currentSession();
  }

  return async (method, path, body, version) => {
    const init = json(method, body, version === undefined ? {} : { 'if-match': `"${version}"` });
    const bearer = await currentSession();
    const address = typeof path === 'string' ? path : path();
    const call = (bearer: Session) =>
      send<never>(address, { ...init, headers: { ...init.headers, authorization: `Bearer ${bearer.session}` } });
    return call(bearer).catch(async (error: ApiError) => {
      if (error.code !== 'session_expired' && error.code !== 'session_invalid') throw error;
      if ((await session) === bearer) session = undefined;
      return call(await currentSession());
    });
  };
}
