import type { Bootstrap, Community, Me } from '@cocarde/contract/bootstrap.ts';
import { PROBLEMS, type ProblemCode } from '@cocarde/contract/problem.ts';
import type { Session } from '@cocarde/contract/session.ts';
import { vi } from 'vitest';
import { configure } from './configure.ts';

export interface Asked {
  method: string;
  /** Below `/v1/c/marketing/`, with its query. */
  path: string;
  headers: Headers;
  body: unknown;
}

/** Contract JSON, a refusal by its code, a whole response, or an error that stands for no network. */
export type Answered = object | Response | ProblemCode | Error | undefined;

export const ME: Me = { id: 'ines', name: 'Inès Benali', team: null, role: 'member', appears: 'undecided' };
export const COMMUNITY: Community = { slug: 'marketing', name: 'Marketing', timeZone: 'Europe/Paris', unit: { fr: 'points', en: 'points' }, one: { fr: 'point', en: 'point' }, currencies: [] };

export const session = (name: string): Session => ({ session: name, expiresAt: Date.now() + 600_000, member: ME, earned: null });

export function refusal(code: ProblemCode, headers?: HeadersInit): Response {
  const [status, title] = PROBLEMS[code];
  return Response.json({ type: `https://cocarde.dev/problems/${code}`, code, status, title, requestId: 'test' }, { status, headers });
}

/** Answers `fetch` as the service would, and remembers what it was asked. */
export class FakeService {
  readonly asked: Asked[] = [];
  parts: Record<string, object> = {};
  /** Parts that one request can read. */
  most = Infinity;
  /** Looked at before the usual answers. */
  answer: (asked: Asked) => Answered | Promise<Answered>;
  #sessions = 0;

  constructor(answer: FakeService['answer'] = () => undefined) {
    this.answer = answer;
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => this.#respond(new URL(address), init));
  }

  sent(start: string): Asked[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}`.startsWith(start));
  }

  /** What each bootstrap request wanted. */
  get wants(): string[][] {
    return this.sent('GET bootstrap').map(({ path }) => new URLSearchParams(path.split('?')[1]).getAll('want'));
  }

  async #respond(url: URL, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
    const asked = { method, path: url.pathname.replace('/v1/c/marketing/', '') + url.search, headers: new Headers(headers), body: body && JSON.parse(String(body)) };
    this.asked.push(asked);
    const answered = (await this.answer(asked)) ?? this.#usual(url);
    if (answered instanceof Error) throw answered;
    if (answered instanceof Response) return answered;
    return typeof answered === 'string' ? refusal(answered) : Response.json(answered);
  }

  #usual({ pathname, searchParams }: URL): object | ProblemCode {
    if (pathname.endsWith('/session')) return session(`session ${++this.#sessions}`);
    if (!pathname.endsWith('/bootstrap')) return 'not_found';
    const known = searchParams.getAll('want').filter((want) => this.parts[want]);
    const [read, left] = [known.slice(0, this.most), known.slice(this.most)];
    return { me: ME, community: COMMUNITY, parts: Object.fromEntries(read.map((want) => [want, this.parts[want]])) as Bootstrap['parts'], ...(left.length ? { left } : {}) } satisfies Bootstrap;
  }
}

/** A page on which nothing of ours ran yet, with a visitor who is signed in. Time stands still but for `settled`. */
export function freshPage(): void {
  vi.useFakeTimers();
  delete (globalThis as { [key: symbol]: unknown })[Symbol.for('cocarde')];
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  configure({ api: 'https://service.example', community: 'marketing', getToken: () => 'a token' });
}

/** Comes back when all that was under way is done, pauses between tries included. */
export const settled = () => vi.advanceTimersByTimeAsync(15_000);
