import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bootstrap } from '@cocarde/contract/bootstrap.ts';
import type { Calendar } from '@cocarde/contract/calendar.ts';
import type { CurrencyList } from '@cocarde/contract/currencies.ts';
import type { FactList } from '@cocarde/contract/events.ts';
import type { SeasonList } from '@cocarde/contract/leaderboard.ts';
import type { CommentPage } from '@cocarde/contract/ideas.ts';
import type { ModerationPage } from '@cocarde/contract/moderation.ts';
import type { PendingPage } from '@cocarde/contract/pending.ts';
import type { AnswerPage, Question } from '@cocarde/contract/questions.ts';
import type { RingReport } from '@cocarde/contract/rings.ts';
import type { RuleList } from '@cocarde/contract/rules.ts';
import type { Session } from '@cocarde/contract/session.ts';
import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import { OUT } from '../build.ts';

export const INTRANET = 'https://intranet.example';
export const SERVICE = 'https://cocarde.example';

/** What a cautious host allows: our origin, lit's policy for templates beside its own. No inline style, no evaluated text. */
const POLICY = [
  "default-src 'none'",
  `script-src ${SERVICE} 'nonce-host'`,
  `connect-src 'self' ${SERVICE}`,
  "require-trusted-types-for 'script'",
  'trusted-types lit-html host',
].join('; ');

const ME = { id: 'ines', name: 'Inès Benali', team: 'Marketing', role: 'member', appears: 'yes' } as const;

/** What every post has. */
const POST = {
  body: '', tags: [], author: { id: 'lou', name: 'Lou', team: null }, createdAt: Date.UTC(2026, 8, 24), votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true,
};

const QUESTION: Question = {
  ...POST, id: 'q', subject: 'q', board: 'aide', title: 'Quel format ?', held: null, answers: 0, accepted: null,
  anonymous: false, editedAt: null, comments: 0, validated: false, followed: false, closed: null, duplicateOf: null, stale: null, bounty: null, version: 1,
};

const PARTS: Bootstrap['parts'] = {
  points: {
    total: 1_240, thisWeek: 85, level: { number: 3, name: { fr: 'Relais' }, from: 1_000 }, next: { number: 4, name: { fr: 'Référent' }, from: 1_500 },
    streak: 12, streakToday: 'counted', streakNext: null, badges: { earned: 0, all: 0 }, rank: 14, members: 312, currencies: [],
  },
  badges: { items: [], earned: 0, members: 1, revoked: [] },
  'leaderboard:week': { kind: 'week', currency: 'points', period: '2026-W47', name: null, from: '2026-11-16', to: '2026-11-22', closed: false, previous: null, next: null,
    periods: ['week', 'month', 'all'], of: null, leagues: false, ranking: 'competition', naming: 'opt_in',
    top: [{ rank: 1, points: 9, name: 'Karim Diallo', alias: null, team: null, member: 'karim', me: false, moved: null }], tied: 0, around: [], overlap: 0, apart: false, ranked: 0, members: 312,
    appears: 'yes', excluded: false },
  profile: {
    ...ME, me: true, since: '2026-09', points: null, badges: null, contributions: null,
    visibility: { appears: 'yes', naming: 'opt_in', found: true, points: true, badges: true, contributions: true },
  },
  inbox: { unread: 3, quietUntil: null },
  'profile:karim': { id: 'karim', name: 'Karim Diallo', team: null, profile: true, me: false, since: '2026-09', points: null, badges: null, contributions: null, visibility: null },
  'ideas:campagnes:trending': {
    items: [{ ...POST, id: 'i', subject: 'i', board: 'campagnes', title: 'Une tournée', body: 'Un **bilan** : https://intranet.example/plan', status: 'new', stage: null, statusNote: null, statusAt: 0, owner: null, fields: {},
      anonymous: false, pinned: false, held: null, editedAt: null, followed: false, reactions: [], comments: 0, mergedInto: null, version: 1 }],
    cursor: null, tags: [], board: { id: 'campagnes', version: 0, preset: 'ideas', name: { fr: 'Boîte à idées' } }, budget: null,
  },
  'questions:aide:new': {
    items: [QUESTION],
    cursor: null,
  },
  'round:seminaire': {
    id: 'seminaire', title: 'Où aller ?', questions: [{ id: 'lieu', text: 'Quel lieu ?', method: { type: 'ranked', count: 'runoff' }, options: [{ id: 'lyon', text: 'Lyon' }, { id: 'nantes', text: 'Nantes' }] }],
    state: 'open', results: 'always', names: 'confidential', change: true, shuffle: false, author: null, createdAt: 1, version: 1, voters: 3, eligible: true, voted: true,
    mine: { lieu: { lyon: 1 } }, revision: 1,
    result: { ballots: 3, quorum: null, questions: [{ id: 'lieu', ballots: 3, options: [{ id: 'lyon', place: 1, value: 3, ballots: 3, given: { 1: 3 }, share: 1, passed: null }] }] },
  },
  'vote:page:horizon': { subject: 'page:horizon', votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true },
};

/** What elements with files of their own read, by the last part of its address. */
const READ: Record<string, object> = {
  pending: { items: [], timeZone: 'Europe/Paris', cursor: null } satisfies PendingPage,
  moderation: { items: [], cursor: null, count: 0 } satisfies ModerationPage,
  rings: { week: '2026-W47', unusual: { share: 0.5, facts: 5, members: 6 }, items: [], cursor: null } satisfies RingReport,
  rules: { items: [], repricings: [] } satisfies RuleList,
  facts: { items: [] } satisfies FactList,
  currencies: { items: [{ id: 'points', unit: { fr: 'points' }, one: { fr: 'point' }, levels: [{ from: 0, name: { fr: 'Curieux' } }] }] } satisfies CurrencyList,
  seasons: { items: [] } satisfies SeasonList,
  calendar: { timeZone: 'Europe/Paris', weeks: [], holidays: 'none', daysOff: [], workedDays: [], pauseDays: 0, version: 1 } satisfies Calendar,
};

const ANSWERS: AnswerPage = { question: QUESTION, items: [], cursor: null, may: { accept: false, validate: false, close: true, unmerge: false, confirm: false, promise: 0 }, doubts: [] };

const COMMENTS: CommentPage = { items: [{ id: 'c', body: '- <img src=x onerror=alert(1)>', author: POST.author, createdAt: POST.createdAt, thread: null, threadAt: null, editedAt: null, mentions: [], reactions: [], held: null, own: false, version: 1 }], cursor: null };

/**
 * A page of an intranet in a browser, with our files and a service that answers. No request leaves the browser.
 * The page says nothing about its encoding, as old ones do: it is not UTF-8.
 */
export class TestIntranet {
  readonly page: Page;
  readonly requests: string[] = [];
  /** Errors, warnings and refusals of the policy. */
  readonly complaints: string[] = [];
  readonly #pages = new Map<string, string>();

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => ['warning', 'error'].includes(message.type()) && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(context: BrowserContext): Promise<TestIntranet> {
    const intranet = new TestIntranet(await context.newPage());
    await context.route('**/*', (route, request) => intranet.#answer(route, request));
    return intranet;
  }

  /** Shows a page of the intranet, in French. */
  async visit(body: string, head = ''): Promise<void> {
    this.#pages.set('/', `<!doctype html><html lang="fr"><head><title>Intranet</title>${head}</head><body>${body}</body></html>`);
    await this.page.goto(`${INTRANET}/`);
  }

  /** Names of our files that the page asked for. */
  get files(): string[] {
    return this.requests.filter((url) => url.startsWith(`${SERVICE}/`) && !url.includes('/v1/')).map((url) => url.replace(`${SERVICE}/`, ''));
  }

  asked(part: string): string[] {
    return this.requests.filter((url) => url.includes(part));
  }

  /** Comes back when the element says something. */
  async says(tag: string, text: string): Promise<void> {
    await this.page.waitForFunction(([tag, text]) => document.querySelector(tag!)?.shadowRoot?.textContent?.includes(text!), [tag, text]);
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const url = new URL(request.url());
    this.requests.push(url.href);
    if (url.origin === INTRANET) return this.#host(route, url);
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type, idempotency-key' };
    if (url.origin !== SERVICE) return route.abort();
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
    if (url.pathname.endsWith('/session')) return route.fulfill({ json: { session: 's', expiresAt: Date.now() + 600_000, member: ME, earned: null } satisfies Session, headers });
    if (url.pathname.endsWith('/bootstrap')) return route.fulfill({ json: this.#bootstrap(url), headers });
    if (url.pathname.endsWith('/comments')) return route.fulfill({ json: COMMENTS, headers });
    if (url.pathname.endsWith('/boards/aide')) return route.fulfill({ json: { id: 'aide', version: 0, preset: 'ideas', name: { fr: 'Aide' } }, headers });
    if (url.pathname.endsWith('/themes')) return route.fulfill({ json: { items: [{ id: 'rgpd', name: { fr: 'Données personnelles' }, synonyms: ['gdpr'] }], version: 1 }, headers });
    if (url.pathname.endsWith('/experts/suggested')) return route.fulfill({ json: { themes: ['rgpd'], items: [{ member: { id: '7', name: 'Ana Silva', team: null }, place: null, level: 1, themes: [], me: false }] }, headers });
    if (url.pathname.endsWith('/questions/q')) return route.fulfill({ json: ANSWERS, headers });
    const read = READ[url.pathname.split('/').at(-1)!];
    if (read) return route.fulfill({ json: read, headers });
    const body = await readFile(join(OUT, url.pathname)).catch(() => undefined);
    return route.fulfill(body ? { body, headers, contentType: url.pathname.endsWith('.json') ? 'application/json' : 'text/javascript' } : { status: 404, headers });
  }

  async #host(route: Route, { pathname }: URL): Promise<void> {
    if (pathname === '/token') return route.fulfill({ json: { token: 'signed by the intranet' } });
    const body = this.#pages.get(pathname);
    return route.fulfill(body === undefined ? { status: 404 } : { body, contentType: 'text/html', headers: { 'content-security-policy': POLICY } });
  }

  #bootstrap({ searchParams }: URL): Bootstrap {
    const known = searchParams.getAll('want').filter((want) => PARTS[want]);
    return {
      me: ME,
      community: { slug: 'marketing', name: 'Marketing', timeZone: 'Europe/Paris', unit: { fr: 'points' }, one: { fr: 'point' }, currencies: [] },
      parts: Object.fromEntries(known.map((want) => [want, PARTS[want]!])),
    };
  }
}
