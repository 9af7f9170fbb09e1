import type { Problem, ProblemCode } from '@cocarde/contract/problem.ts';
import type { Session, SessionRequest } from '@cocarde/contract/session.ts';

export type ErrorCode = ProblemCode | 'network' | 'signed_out';

/** Every refusal and every failure, under the code that the dictionaries have a sentence for. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly problem: Problem | undefined;
  /** Seconds, when the service said when to come back. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, problem?: Problem, retryAfter?: number) {
    super(code);
    this.code = code;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export interface Connection {
  /** Origin of the service, without a slash at the end. */
  base: string;
  community: string;
  /** A fresh identity token of the intranet, never one that was given before; nothing when nobody is signed in there. */
  getToken: () => Promise<string | null | undefined>;
  /** Called with every new session: the first one of a day may have earned something. */
  onSession?: (session: Session) => void;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Headers by their names, and what gives the call up; without, a try counts as lost after eight seconds. What is given up ends with `network`. */
export type More = { [header: `${string}-${string}`]: string; authorization?: string; signal?: AbortSignal };

/**
 * One call of the API, below `/v1/c/{community}/`. Rejects with `ApiError` only.
 * A path that is a function is asked for as late as can be, when there is a session, and again when that had to be renewed.
 */
export type Api = <T>(method: Method, path: string | (() => string), body?: object, more?: More) => Promise<T>;

const TIMEOUT = 8_000;
const TRIES = 3;
/** Seconds. A longer Retry-After is a refusal: nobody looks at a button for so long. */
const LONGEST_WAIT = 10;
/** A session lives ten minutes. Counted from here, because the clocks of desks and servers disagree. */
const SESSION = 9 * 60_000;

/** For so long nobody is asked again who is signed in where nobody was: what a page needs comes little by little. */
const NOBODY = 5_000;

/** Only these pass by themselves. */
const PASSING: readonly ErrorCode[] = ['network', 'overloaded', 'rate_limited'];

function noAnswer(): never {
  throw new ApiError('network');
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const { code, retryAfter } = error as ApiError;
      const seconds = retryAfter || 0.15 * 2 ** tries * (1 + Math.random());
      if (!PASSING.includes(code) || tries === TRIES || seconds > LONGEST_WAIT) throw error;
      await new Promise((done) => setTimeout(done, seconds * 1_000));
    }
  }
}

export function createApi({ base, community, getToken, onSession }: Connection): Api {
  let session: Promise<Session> | undefined;
  let staleAt: number;

  async function send<T>(method: Method, path: string, body?: object, { signal = AbortSignal.timeout(TIMEOUT), ...headers }: More = {}): Promise<T> {
    const answer = await fetch(`${base}/v1/c/${encodeURIComponent(community)}/${path}`, {
      method,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      body: body && JSON.stringify(body),
      signal,
    }).catch(noAnswer);
    const data = (await answer.json().catch(() => {
      // Cut off in the middle of a good answer; a refusal without JSON comes from a proxy on the way.
      if (answer.ok) noAnswer();
    })) as Problem | undefined;
    if (answer.ok) return data as T;
    throw new ApiError(data?.code ?? (answer.status > 500 ? 'overloaded' : 'internal_error'), data, Number(answer.headers.get('retry-after')));
  }

  /** A token is good for one exchange, so every try has its own. */
  const signIn = () =>
    retrying(async () => {
      const token = await getToken().catch(noAnswer);
      if (!token) throw new ApiError('signed_out');
      const made = await send<Session>('POST', 'session', { token } satisfies SessionRequest);
      staleAt = Date.now() + SESSION;
      onSession?.(made);
      return made;
    });

  /** The one session of the page: all who ask meanwhile share the exchange, and a failed one is forgotten, that nobody is signed in a little later. */
  function currentSession(): Promise<Session> {
    if (!session || Date.now() > staleAt) {
      staleAt = Infinity;
      const exchange = (session = signIn());
      const forget = () => session === exchange && (session = undefined);
      exchange.catch(({ code }: ApiError) => (code === 'signed_out' ? setTimeout(forget, NOBODY) : forget()));
    }
    return session;
  }

  return async (method, path, body, more) => {
    const attempt = async (used: Promise<Session>) => {
      const { session: bearer } = await used;
      const address = typeof path === 'string' ? path : path();
      return retrying(() => send<never>(method, address, body, { ...more, authorization: `Bearer ${bearer}` }));
    };
    const used = currentSession();
    return attempt(used).catch((error: ApiError) => {
      if (!error.code.startsWith('session_')) throw error;
      // Unless somebody else already renewed it.
      if (session === used) session = undefined;
      return attempt(currentSession());
    });
  };
}
