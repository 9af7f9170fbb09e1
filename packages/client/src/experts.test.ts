import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Expert, ExpertiseSeen } from '@cocarde/contract/experts.ts';
import { expertSearch, openRequests, putToMembers } from './asking.ts';
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
