/// <reference types="mocha" />
import 'axe-core';
import type { AxeResults, ElementContext } from 'axe-core';
import { assert } from 'chai';
import { configure } from '@cocarde/client/configure.ts';
import type { Bootstrap, Community, Me } from '@cocarde/contract/bootstrap.ts';
import { PROBLEMS } from '@cocarde/contract/problem.ts';
import type { FieldError, Problem, ProblemCode } from '@cocarde/contract/problem.ts';
import type { Session } from '@cocarde/contract/session.ts';
import { liveRegion } from './announce.ts';

declare const axe: { run(context: ElementContext): Promise<AxeResults> };

export interface Asked {
  method: string;
  /** Below `/v1/c/{community}/`, with its query. */
  path: string;
  body: unknown;
  headers: Headers;
}

type Answered = object | Response | ProblemCode | undefined;

/** What a test's service answers to one request: contract JSON, a refusal by its code, or nothing for « not my address ». */
export type Answer = (asked: Asked) => Answered | Promise<Answered>;

export const MEMBER: Me = { id: 'm-ines', name: 'Inès Benali', team: 'Marketing', role: 'member', appears: 'undecided' };
const COMMUNITY: Community = { slug: 'marketing', name: 'Marketing', timeZone: 'Europe/Paris', unit: { fr: 'points', en: 'points' }, one: { fr: 'point', en: 'point' }, currencies: [] };

/** A problem document; `errors` name the refused fields. */
export function refusal(code: ProblemCode, errors?: FieldError[]): Response {
  const [status, title] = PROBLEMS[code];
  const problem: Problem = { type: `https://cocarde.dev/problems/${code}`, code, status, title, errors, requestId: 'test' };
  return Response.json(problem, { status });
}

/** The service as the page sees it: `fetch`. Remembers what it was asked. */
export class Service {
  readonly asked: Asked[] = [];
  /** First data of the elements, by key of the bootstrap. */
  parts: Bootstrap['parts'];
  community = COMMUNITY;
  me = MEMBER;
  answer: Answer;

  constructor(parts: Bootstrap['parts'] = {}, answer: Answer = () => undefined) {
    this.parts = parts;
    this.answer = answer;
    globalThis.fetch = (input, init) => this.#respond(new URL(String(input)), init);
  }

  /** What was asked for at addresses that begin so, `PUT votes/`. */
  sent(start: string): Asked[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}`.startsWith(start));
  }

  async #respond(url: URL, init: RequestInit = {}): Promise<Response> {
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname.replace(/^\/v1\/c\/[^/]+\//, '') + url.search,
      body: init.body ? JSON.parse(String(init.body)) : undefined,
      headers: new Headers(init.headers),
    };
    this.asked.push(asked);
    const answer = (await this.answer(asked)) ?? this.#usual(asked, url);
    if (answer instanceof Response) return answer;
    return typeof answer === 'string' ? refusal(answer) : Response.json(answer);
  }

  #usual({ path }: Asked, url: URL): object | ProblemCode {
    if (path === 'session') {
      return { session: 'test', expiresAt: Date.now() + 600_000, member: MEMBER, earned: null } satisfies Session;
    }
    if (!path.startsWith('bootstrap')) return 'not_found';
    const wants = url.searchParams.getAll('want');
    const parts = Object.fromEntries(wants.filter((want) => this.parts[want]).map((want) => [want, this.parts[want]!]));
    return { community: this.community, me: this.me, parts } satisfies Bootstrap;
  }
}

/** A page as it is before any script of ours ran, in one of two languages and looks. */
export function freshPage(lang = 'fr', theme = 'light'): void {
  document.querySelectorAll('body > :not(script)').forEach((element) => element.remove());
  for (const key of ['cocarde', 'cocarde.live']) delete (globalThis as { [key: symbol]: unknown })[Symbol.for(key)];
  sessionStorage.clear();
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = theme;
  document.body.style.background = 'light-dark(#fff, #0e1016)';
}

export function signIn(): void {
  configure({ api: 'https://service.example', community: 'marketing', getToken: () => 'token' });
}

/** Puts markup on the page; the element of ours in it. */
export function show<E extends HTMLElement>(markup: string): E {
  const place = document.createElement('main');
  place.innerHTML = markup;
  document.body.appendChild(place);
  return place.firstElementChild as E;
}

/** Comes back once something holds; the runner's own limit is the only clock. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** The first of ours that matches in the element, once it is there. */
export const find = <E = HTMLElement>(host: Element, selector: string): Promise<E> =>
  until(() => host.shadowRoot?.querySelector(selector) as E | null);

export const all = <E = HTMLElement>(host: Element, selector: string): E[] => [...host.shadowRoot!.querySelectorAll(selector)] as E[];

/** Visible and hidden text, spaces of every kind made plain ones. */
export const textOf = (node: Node | null | undefined): string => (node?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** All that an element says. */
export const said = (host: Element): string => textOf(host.shadowRoot);

/** The text of the live region, once there is some. */
export const announced = (): Promise<string> => until(() => textOf(liveRegion()));

export async function isAccessible(host: Element): Promise<void> {
  // The colours half-way through an animation are no state.
  for (const inner of all(host, '*')) inner.getAnimations().forEach((animation) => animation.cancel());
  const { violations } = await axe.run(host);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`), []);
}

/** One test for each language in each look, on a fresh page. */
export function everywhere(title: string, test: (lang: 'fr' | 'en', theme: 'light' | 'dark') => Promise<void>): void {
  for (const lang of ['fr', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      it(`${title} (${lang}, ${theme})`, () => {
        freshPage(lang, theme);
        return test(lang, theme);
      }).timeout(20_000);
    }
  }
}

export function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}
