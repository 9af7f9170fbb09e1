import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Expert, ExpertiseSeen } from '@cocarde/contract/experts.ts';
import { choose, dropPut, expertSearch, openChosen, openPut, openRequests, put, putToChosen, putToMembers } from './asking.ts';
import { endorse, openExperts } from './experts.ts';
import { FakeService, freshPage, settled } from './fake-service.ts';
import { openOwnExpertise, setListing } from './own-expertise.ts';
import { themeName, themesLike } from './themes.ts';

const seen = (theme: string, more: Partial<ExpertiseSeen> = {}): ExpertiseSeen => ({ theme, level: 1, answers: 1, endorsements: 0, endorsed: false, mayEndorse: true, ...more });
const expert = (id: string, ...themes: ExpertiseSeen[]): Expert => ({ member: { id, name: id, team: null }, place: null, level: 1, me: false, themes });

beforeEach(() => {
  freshPage();
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => vi.unstubAllGlobals());

describe('whom to ask', () => {
  it('is asked for after a pause, with what the form says, and nobody while it says nothing', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('experts/suggested') ? { themes: ['seo'], items: [expert('1')] } : undefined));
    const search = expertSearch('b');
    expect(search.$found.get()).toEqual({ status: 'ready', data: { themes: [], items: [] } });
    search.type('Réf', []);
    search.type('Référencement', ['seo', 'a,b']);
    await settled();
    expect(service.sent('GET experts').map(({ path }) => decodeURIComponent(path))).toEqual(['experts/suggested?title=Référencement&tags=seo,a+b']);
    expect(search.$found.get().data!.items).toHaveLength(1);
    search.type(' ', []);
    expect(search.$found.get().data!.items).toEqual([]);
  });

  it('is asked by name, and shown wherever the requests of the question are', async () => {
    const requests = { items: [{ member: { id: '1', name: 'x', team: null }, at: 0, declined: false }] };
    const service = new FakeService(({ method, path }) => (path === 'questions/q/requests' ? (method === 'PUT' ? requests : { items: [] }) : undefined));
    const $requests = openRequests('q');
    await settled();
    await putToMembers('q', ['1']);
    expect([$requests.get().data, service.sent('PUT questions')[0]!.body]).toEqual([requests, { members: ['1'] }]);
  });
});

describe('who was chosen while a question was written', () => {
  const [ana, bo] = [{ id: '1', name: 'Ana', team: null }, { id: '2', name: 'Bo', team: null }];
  const answering = (answer: () => object | 'forbidden' | Error) => new FakeService(({ method, path }) => (method === 'PUT' && path.endsWith('/requests') ? answer() : undefined));

  it('is asked once it is published, and nobody is chosen for the next', async () => {
    const service = answering(() => ({ items: [] }));
    choose('aide', [ana, bo]);
    putToChosen('aide', 'q');
    expect(openPut('q').get()).toEqual({ status: 'loading', data: [ana, bo] });
    await settled();
    expect([service.sent('PUT questions/q/requests')[0]!.body, openPut('q').get(), openChosen('aide').get().data]).toEqual([{ members: ['1', '2'] }, { status: 'ready', data: [] }, []]);
    putToChosen('aide', 'next');
    await settled();
    expect(service.sent('PUT ')).toHaveLength(1);
  });

  it('is asked by nobody who stays without a name', async () => {
    const service = answering(() => ({ items: [] }));
    choose('aide', [ana]);
    putToChosen('aide', undefined);
    await settled();
    expect([service.sent('PUT '), openChosen('aide').get().data]).toEqual([[], []]);
  });

  it('stays known where it was refused, so that it can be tried again or left', async () => {
    let up = false;
    const service = answering(() => (up ? { items: [] } : 'forbidden'));
    await put('q', [ana]);
    expect(openPut('q').get()).toEqual({ status: 'error', data: [ana], error: 'forbidden' });
    up = true;
    await put('q', [ana]);
    expect([openPut('q').get(), service.sent('PUT ').length]).toEqual([{ status: 'ready', data: [] }, 2]);
    up = false;
    await put('q', [ana]);
    dropPut('q');
    expect(openPut('q').get()).toEqual({ status: 'ready', data: [] });
  });
});

describe('experts', () => {
  it('show a recommendation in every list in which they stand', async () => {
    new FakeService(({ method, path }) => (path.includes('endorsement') ? { member: '1', ...seen('seo', { endorsed: method === 'PUT', endorsements: 1 }) } : path.startsWith('experts') ? { items: [expert('1', seen('seo'), seen('crm')), expert('2', seen('seo'))], cursor: null } : undefined));
    const lists = [openExperts({}), openExperts({ theme: 'seo' })];
    await settled();
    await endorse('1', 'seo', true);
    for (const $list of lists) expect($list.get().data!.items.map(({ themes }) => themes.map(({ endorsed }) => endorsed))).toEqual([[true, false], [false]]);
  });

  it('are read again once I am one of them', async () => {
    const service = new FakeService(({ method, path }) => (path === 'me/expertise' ? { listed: method === 'PUT', themes: [], expertise: [] } : path.startsWith('experts') ? { items: [], cursor: null } : undefined));
    const [$own, $list] = [openOwnExpertise(), openExperts({})];
    const stop = $list.listen(() => {});
    await settled();
    await setListing({ listed: true });
    await settled();
    expect([$own.get().data!.listed, service.sent('GET experts').length]).toEqual([true, 2]);
    stop();
  });
});

describe('themes', () => {
  const THEMES = [
    { id: 'rgpd', name: { fr: 'Données personnelles', en: 'Personal data' }, synonyms: ['vie privée'] },
    { id: 'seo', name: { fr: 'Référencement', en: 'Search ranking' } }, { id: 'vidéo', name: { fr: 'Vidéo', en: 'Video' } },
  ];

  it('are called by the reader’s language, and a tag that is none by itself', () => {
    expect([themeName(THEMES, 'seo', 'fr'), themeName(THEMES, 'seo', 'en'), themeName(THEMES, 'x', 'fr'), themeName(undefined, 'seo', 'fr')]).toEqual(['Référencement', 'Search ranking', 'x', 'seo']);
  });

  it('are suggested by the beginning of any of their words, without accents, by name first', () => {
    const like = (typed: string) => themesLike(THEMES, typed, 'fr').map(({ id }) => id);
    expect([like('donn'), like('perso'), like('vie'), like('vi'), like('REFER'), like('search'), like('encement'), like(' ')]).toEqual([['rgpd'], ['rgpd'], ['rgpd'], ['vidéo', 'rgpd'], ['seo'], ['seo'], [], []]);
  });
});
