import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Repricing, RuleDefinition, RuleState, RuleVersion } from '@cocarde/contract/rules.ts';
import type { ApiError } from './api.ts';
import { FakeService, freshPage, refusal, settled, type Answered } from './fake-service.ts';
import { want } from './parts.ts';
import { applyDraft, carry, discardDraft, openRules, retireRule, saveDraft, standingOf } from './rules.ts';

const VISIT: RuleDefinition = { fact: 'visit', earns: 'actor', currency: 'points', points: 1, name: { fr: 'Visite' } };
const version = (number: number, given: Partial<RuleVersion> = {}): RuleVersion => ({ version: number, definition: { ...VISIT, points: number }, validFrom: 0, validTo: null, ...given });
const rule = (given: Partial<RuleState> = {}): RuleState => ({ id: 'visit', versions: [version(1)], draft: null, ...given });
const job = (done: number, given: Partial<Repricing> = {}): Repricing => ({ id: 'visit.2', rule: 'visit', change: 'Barème', done, of: 9, finished: done === 9, ...given });

const SEASONS = [{ id: 'b', name: {}, from: '2026-11-23', to: '2026-12-31' }, { id: 'a', name: {}, from: '2026-11-01', to: '2026-11-22' }];

/** A service with one rule; `more` answers what changes something. */
function serve(more: (asked: { method: string; path: string; body: unknown }) => Answered | Promise<Answered> = () => undefined, first: RuleState = rule()): FakeService {
  const read: Record<string, object> = {
    rules: { items: [first], repricings: [] }, facts: { items: [] }, currencies: { items: [{ id: 'points', unit: {}, levels: [] }] },
    seasons: { items: SEASONS }, calendar: { timeZone: 'Pacific/Kiritimati' },
  };
  return new FakeService(async (asked) => (await more(asked)) ?? (asked.method === 'GET' ? read[asked.path] : undefined));
}

async function opened() {
  const $rules = openRules();
  await settled();
  return $rules;
}

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

describe('the rules', () => {
  it('come with what names them, and the season that runs where the community is', async () => {
    vi.setSystemTime(Date.UTC(2026, 10, 22, 12));
    serve();
    const { data } = (await opened()).get();
    expect(data).toMatchObject({ items: [{ id: 'visit' }], repricings: [], currencies: [{ id: 'points' }], timeZone: 'Pacific/Kiritimati' });
    // Noon of the 22nd is the 23rd in Kiritimati.
    expect(data!.season?.id).toBe('b');
  });

  it('are refused to others with one request', async () => {
    const service = serve(() => 'forbidden');
    service.answer = ({ path }) => (path === 'session' ? undefined : 'forbidden');
    expect((await opened()).get()).toMatchObject({ status: 'error', error: 'forbidden' });
    expect(service.sent('GET').map(({ path }) => path)).toEqual(['rules']);
  });
});

describe('how a rule stands', () => {
  const now = 1_000;
  it.each([
    ['in force', rule({ versions: [version(2, { validFrom: 500 }), version(1, { validTo: 500 })] }), 'active', 2, null],
    ['in force until a version to come', rule({ versions: [version(2, { validFrom: 2_000 }), version(1, { validTo: 2_000 })] }), 'active', 1, 2_000],
    ['still to begin', rule({ versions: [version(1, { validFrom: 2_000 })] }), 'active', 1, 2_000],
    ['retired', rule({ versions: [version(1, { validTo: 900 })], draft: VISIT }), 'retired', 1, null],
    ['a draft alone', rule({ versions: [], draft: { ...VISIT, points: 7 } }), 'draft', 7, null],
  ] as const)('is %s', (_, given, state, points, begins) => {
    const standing = standingOf(given, now);
    expect([standing.state, standing.definition.points, standing.begins]).toEqual([state, points, begins]);
  });
});

describe('a change', () => {
  it('is kept as a draft, and dropped again; of a rule that never counted nothing is left', async () => {
    serve(({ method, path, body }) => (method === 'PUT' ? { id: path.split('/')[1], versions: path.includes('visit') ? [version(1)] : [], draft: body } as RuleState
      : method === 'DELETE' ? { id: path.split('/')[1], versions: path.includes('visit') ? [version(1)] : [], draft: null } : undefined));
    const $rules = await opened();
    const drafts = () => $rules.get().data!.items.map(({ id, draft }) => [id, draft?.points]);
    void saveDraft('visit', { ...VISIT, points: 2 });
    void saveDraft('new', { ...VISIT, points: 3 });
    await settled();
    expect(drafts()).toEqual([['visit', 2], ['new', 3]]);
    void discardDraft('visit');
    void discardDraft('new');
    await settled();
    expect(drafts()).toEqual([['visit', undefined]]);
  });

  it('is in force at once when it is about what is to come', async () => {
    const service = serve(({ path }) => (path.endsWith('versions') ? { rule: rule({ versions: [version(2), version(1)] }), repricing: null } : undefined));
    const $rules = await opened();
    const work = applyDraft('visit', { from: 'now', change: 'Barème' });
    await settled();
    expect(await work).toBeNull();
    expect($rules.get().data!.items[0]!.versions).toHaveLength(2);
    expect(service.sent('POST rules').map(({ body }) => body)).toEqual([{ from: 'now', change: 'Barème' }]);
  });

  it('is known to be in force when the answer was lost and its draft is gone', async () => {
    let stored = rule({ draft: VISIT });
    const repricings = [job(0)];
    serve(({ method, path }) => {
      if (path === 'rules') return { items: [stored], repricings: stored.draft ? [] : repricings };
      if (method !== 'POST' || !path.endsWith('versions')) return undefined;
      if (!stored.draft) return 'not_found';
      stored = rule({ versions: [version(2), version(1)] });
      return new TypeError('Failed to fetch');
    });
    const $rules = await opened();
    const work = applyDraft('visit', { from: 'all', change: 'Barème' });
    await settled();
    expect(await work).toEqual(job(0));
    expect($rules.get().data).toMatchObject({ items: [{ draft: null, versions: [{}, {}] }], repricings });
  });

  it('is refused where there is no such season, with the draft still there', async () => {
    serve(({ method, path }) => (method === 'POST' && path.endsWith('versions') ? 'not_found' : undefined), rule({ draft: VISIT }));
    const $rules = await opened();
    const work = applyDraft('visit', { from: 'season', change: 'Barème' }).catch(({ code }: ApiError) => code);
    await settled();
    expect(await work).toBe('not_found');
    expect($rules.get().data!.items[0]!.draft).toEqual(VISIT);
  });

  it('is carried page by page to its end, told as it goes, and then what shows points is read again', async () => {
    const service = serve(({ path }) => (path.startsWith('repricings/') ? job(service.sent('POST repricings').length * 3) : undefined));
    service.parts = { points: { total: 1 } };
    const $rules = await opened();
    want('points').listen(() => {});
    await settled();
    const told: unknown[] = [];
    $rules.listen(({ data }) => told.push(data?.repricings.map(({ done }) => done)));
    void carry('visit.2');
    void carry('visit.2');
    await settled();
    expect(service.sent('POST').filter(({ path }) => path.startsWith('repricings')).map(({ path }) => path)).toEqual(Array(3).fill('repricings/visit.2/pages'));
    expect(told).toEqual([[3], [6], []]);
    expect(service.wants).toEqual([['points'], ['points']]);
  });

  it('goes on where it was after it broke off', async () => {
    let broken = true;
    const service = serve(({ path }) => (!path.startsWith('repricings/') ? undefined : broken ? refusal('internal_error') : job(9)));
    const $rules = await opened();
    const first = carry('visit.2').catch(({ code }: ApiError) => code);
    await settled();
    expect(await first).toBe('internal_error');
    broken = false;
    void carry('visit.2');
    await settled();
    expect(service.sent('POST repricings')).toHaveLength(2);
    expect($rules.get().data!.repricings).toEqual([]);
  });

  it('ends a rule, which stays in the list', async () => {
    serve(({ method }) => (method === 'PUT' ? rule({ versions: [version(1, { validTo: 1 })] }) : undefined));
    const $rules = await opened();
    void retireRule('visit');
    await settled();
    expect(standingOf($rules.get().data!.items[0]!).state).toBe('retired');
  });
});
