import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import { PROBLEMS } from '@cocarde/contract/problem.ts';
import { SIDES } from '@cocarde/worker/facts/fact-types.ts';
import { ago } from './ago.ts';
import type { Dictionary, Entry } from './dictionary.ts';
import { explain } from './explain.ts';
import { $loaded, loadWords, translator, type Group, type Key } from './i18n.ts';
import { words } from './words.ts';

const FOLDER = new URL('lang/', import.meta.url);
const groups = readdirSync(new URL('en/', FOLDER)).map((file) => file.replace('.ts', ''));
const dictionary = async (lang: string, group: string): Promise<Dictionary> => (await import(`./lang/${lang}/${group}.ts`)).default;

const sentences = (entry: Entry): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry));
const placesOf = (entry: Entry) => [...new Set(sentences(entry).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

const group = (load: () => Dictionary): Group => ({ en: async () => ({ default: load() }), fr: async () => ({ default: load() }) });
const own = async (entries: Dictionary, tag = 'fr') => {
  await loadWords(tag, group(() => entries));
  return translator(tag) as unknown as (key: string, values?: Record<string, string | number>) => string;
};

describe('the dictionaries', () => {
  it.each(groups)('have the same keys, places and plural forms in both languages: %s', async (name) => {
    const [en, fr] = await Promise.all([dictionary('en', name), dictionary('fr', name)]);
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    for (const [key, entry] of Object.entries(en)) {
      expect({ key, places: placesOf(fr[key]!) }).toEqual({ key, places: placesOf(entry) });
      expect({ key, plural: typeof fr[key] }).toEqual({ key, plural: typeof entry });
    }
  });

  it.each(['en', 'fr'])('write each key in one group only, which others may take up: %s', (lang) => {
    const keys = groups.flatMap((name) => readFileSync(new URL(`${lang}/${name}.ts`, FOLDER), 'utf8').match(/^  '[\w.]+'(?=: )/gm) ?? []);
    expect(keys.length).toBeGreaterThan(groups.length);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it.each(['en', 'fr'])('never say two things by one key, because the groups of a page are merged: %s', async (lang) => {
    const said = new Map<string, Entry>();
    const contradicted: string[] = [];
    for (const group of groups) {
      for (const [key, entry] of Object.entries(await dictionary(lang, group))) {
        if (said.has(key) && said.get(key) !== entry) contradicted.push(key);
        said.set(key, entry);
      }
    }
    expect(contradicted).toEqual([]);
  });

  it.each(groups)('keep French typography: %s', async (name) => {
    for (const [key, entry] of Object.entries(await dictionary('fr', name))) {
      for (const text of sentences(entry)) {
        const shown = text.replace(/\{\w+\}|https:\/\/[\w.]+/g, 'x');
        expect({ key, shown, wrong: shown.match(/[^\u202f][;:!?»]|«[^\u202f]|'|"|\.\.\.|oe(?=uvr|ur|il)/)?.[0] }).toEqual({ key, shown, wrong: undefined });
      }
    }
  });

  it.each(groups)('are words, not leftovers: %s', async (name) => {
    for (const lang of ['en', 'fr']) {
      for (const [key, entry] of Object.entries(await dictionary(lang, name))) {
        for (const text of sentences(entry)) expect({ lang, key, text: text.trim() }).toEqual({ lang, key, text: expect.stringMatching(/\S/) });
      }
    }
  });

  it.each(['en', 'fr'])('name every built-in fact wherever facts are named, on each side that a badge can count: %s', async (lang) => {
    const [rules, badge] = [await dictionary(lang, 'rules'), await dictionary(lang, 'badge')];
    const sides = Object.entries(SIDES).flatMap(([fact, sides]) => sides.map((side) => `badge.fact.${fact}.${side}`));
    expect(Object.keys(SIDES).sort()).toEqual([...FACT_TYPES].sort());
    expect(FACT_TYPES.filter((fact) => !rules[`rules.fact.${fact}`])).toEqual([]);
    expect(sides.filter((key) => !badge[key])).toEqual([]);
  });

  it('have a sentence for every refusal that a member can meet, and no sentence for what does not exist', async () => {
    // The others speak of how the intranet was set up, of the keys of servers, or of what this client never sends: members read the general sentence.
    const ofNoMember = [
      'bad_json', 'token_malformed', 'token_not_yet_valid', 'token_lifetime_too_long', 'issuer_not_trusted', 'audience_mismatch',
      'algorithm_not_allowed', 'signature_invalid', 'method_not_allowed', 'idempotency_key_reused', 'unsupported_media_type',
      'precondition_required', 'internal_error', 'badge_closed', 'badge_revoked', 'cause_stands',
    ];
    const expected = [...Object.keys(PROBLEMS).filter((code) => !ofNoMember.includes(code) && !code.startsWith('api_key_')), 'network', 'signed_out'];
    expect(Object.keys(await dictionary('en', 'problems')).sort()).toEqual(expected.map((code) => `problem.${code}`).sort());
  });
});

describe('a sentence', () => {
  it('follows the plural of its language: none is singular in French, plural in English', async () => {
    const entries = { found: { one: '{n} one', other: '{n} other' } };
    const fr = await own(entries);
    const en = await own(entries, 'en');
    expect([0, 1, 2].map((n) => fr('found', { n }))).toEqual(['0 one', '1 one', '2 other']);
    expect([0, 1, 2].map((n) => en('found', { n }))).toEqual(['0 other', '1 one', '2 other']);
    expect(fr('found', { n: 1_000_000 })).toMatch(/ other$/);
  });

  it('writes numbers as the language writes them', async () => {
    const entries = { of: '{n} sur {all}, {name}' };
    expect((await own(entries))('of', { n: 1_240, all: 12_000, name: '1240' })).toBe('1\u202f240 sur 12\u202f000, 1240');
    expect((await own(entries, 'en'))('of', { n: 1_240, all: 12_000, name: '1240' })).toBe('1,240 sur 12,000, 1240');
  });

  it('is empty until its words are there, and tells when they are', async () => {
    const seen = vi.fn();
    const stop = $loaded.listen(seen);
    expect(translator('fr')('not.there' as Key)).toBe('');
    await loadWords('fr', group(() => ({ 'now.there': 'Voilà' })));
    expect(seen).toHaveBeenCalled();
    expect(translator('fr')('now.there' as Key)).toBe('Voilà');
    stop();
  });

  it('is loaded in its own language only, once', async () => {
    const load = { en: vi.fn(async () => ({ default: {} })), fr: vi.fn(async () => ({ default: {} })) };
    await Promise.all([loadWords('fr-CA', load), loadWords('fr', load)]);
    expect(load.fr).toHaveBeenCalledTimes(1);
    expect(load.en).not.toHaveBeenCalled();
  });

  it('is asked for again after its words did not arrive', async () => {
    let online = false;
    const load = { en: vi.fn(async () => ({ default: {} })), fr: vi.fn(async () => { if (!online) throw new Error('no network'); return { default: { late: 'Enfin' } }; }) };
    await loadWords('fr', load);
    online = true;
    await loadWords('fr', load);
    expect(translator('fr')('late' as Key)).toBe('Enfin');
  });

  it('explains a refusal, a known one by its own words', async () => {
    expect(await explain('fr', 'own_subject')).toBe('Vous ne pouvez pas voter pour votre propre contribution.');
    expect(await explain('en', 'own_subject')).toBe('You cannot vote for your own contribution.');
    expect(await explain('fr', 'signature_invalid')).toBe(translator('fr')('problem'));
  });
});

describe('a language', () => {
  it('that is not spoken here is English, with its numbers too', () => {
    expect(translator('de-AT').lang).toBe('en');
    expect(translator('de').n(1_240)).toBe('1,240');
  });

  it('keeps its country', () => expect(translator('fr-CH').lang).toBe('fr-CH'));

  it('is found among the words of the community, else English, else whatever there is', () => {
    expect(words({ fr: 'Relais', en: 'Relay', 'fr-CA': 'Relayeur' }, 'fr-CA')).toBe('Relayeur');
    expect(words({ fr: 'Relais', en: 'Relay' }, 'fr-CA')).toBe('Relais');
    expect(words({ fr: 'Relais', en: 'Relay' }, 'de')).toBe('Relay');
    expect(words({ nl: 'Schakel' }, 'fr')).toBe('Schakel');
    expect(words({}, 'fr')).toBe('');
  });
});

describe('a time', () => {
  afterEach(() => vi.useRealTimers());

  it('is said as people say it', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12) });
    const before = (seconds: number) => ago(Date.now() - seconds * 1_000, 'fr');
    expect([10, 90, 3_700, 86_400, 3 * 86_400, 15 * 86_400, 400 * 86_400].map(before)).toEqual([
      'maintenant', 'il y a 1 minute', 'il y a 1 heure', 'hier', 'il y a 3 jours', 'il y a 2 semaines', 'l’année dernière',
    ]);
    // A clock that is ahead does not see the future.
    expect(before(-500)).toBe('maintenant');
    expect(translator('fr').date(Date.UTC(2026, 8, 24, 12))).toBe('24 sept. 2026');
    expect(ago(Date.now() - 7_300_000, 'en')).toBe('2 hours ago');
  });

  it('on the first of a month is an ordinal in French, however much of it is written', () => {
    const first = Date.UTC(2026, 10, 1, 12);
    const fr = translator('fr');
    expect(fr.date(first)).toBe('1er nov. 2026');
    expect(translator('fr-CH').date(first)).toBe('1er nov. 2026');
    expect(fr.date(first, { weekday: 'long', day: 'numeric', month: 'long' })).toBe('dimanche 1er novembre');
    expect(fr.date(first, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })).toBe('1er nov. 2026, 12:00');
    expect([10, 11, 21].map((days) => fr.date(first + days * 86_400_000))).toEqual(['11 nov. 2026', '12 nov. 2026', '22 nov. 2026']);
    expect(fr.date(Date.UTC(2026, 11, 31, 12))).toBe('31 déc. 2026');
    expect(fr.date(first, { month: 'long', year: 'numeric' })).toBe('novembre 2026');
    expect(translator('en').date(first)).toBe('Nov 1, 2026');
  });

  it('is written in one place: no element formats a date by itself', () => {
    const folder = new URL('../../elements/src/', import.meta.url);
    const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => /(?<!\.test)\.ts$/.test(file));
    expect(files.length).toBeGreaterThan(100);
    const own = /toLocaleDateString|formatRange|(?:toLocaleString|DateTimeFormat)\([^)]*(?:dateStyle|day|month)/;
    expect(files.filter((file) => own.test(readFileSync(new URL(file, folder), 'utf8')))).toEqual([]);
  });
});
