import type { ModerationSettings } from '@cocarde/contract/moderation.ts';
import type { Currency, LevelStep, Unit } from '@cocarde/contract/currencies.ts';
import type { Database, Read } from '../database.ts';
import { DEFAULT_BADGES } from '../badges/default-badges.ts';
import { CURRENCIES_COLUMN, parseCurrencies, withOne } from '../currencies/currencies.queries.ts';
import { wantMetrics } from '../badges/metrics.queries.ts';
import { COUNTED } from '../profile/contributions.ts';
import { DEFAULT_LEVELS } from '../points/levels.ts';
import { DEFAULT_RULES } from '../rules/default-rules.ts';
import { ProblemError } from '../http/problem.ts';
import { dayOf } from '../calendar/calendar.ts';
import { parseModeration } from '../moderation/settings.ts';
import { parsePlan, PLAN_COLUMNS, type BoardPlan } from '../leaderboard/plan.ts';

/** `unit` and `one` are what its points are called. */
export interface CommunityRow extends Unit {
  id: number;
  slug: string;
  name: string;
  timeZone: string;
  /** Of its points. */
  levels: LevelStep[];
  /** What is counted apart from the points. */
  currencies: Currency[];
  /** Milliseconds UTC. */
  createdAt: number;
  /** What holds contributions back until somebody looks. */
  moderation: ModerationSettings;
  /** What its leaderboards are. */
  boards: BoardPlan;
}

/** Its points are called points unless it says otherwise. */
export interface NewCommunity extends Partial<Unit> {
  /** Part of every address of the API: small letters, digits, hyphens. */
  slug: string;
  name: string;
  /** IANA name, `Europe/Paris`. */
  timeZone: string;
  now: number;
}

/** Creates a community with the default levels, rules and badges; gives back the one that has the slug already. */
export async function createCommunity(db: Database, input: NewCommunity): Promise<CommunityRow> {
  if (!/^[a-z0-9](-?[a-z0-9]){0,39}$/.test(input.slug)) throw new ProblemError('invalid_input', { detail: 'The slug takes small letters, digits and hyphens.' });
  dayOf(input.now, input.timeZone);
  const { unit = { fr: 'points', en: 'points' }, one } = input;
  const own = '(SELECT id FROM community WHERE slug = ?1)';
  await db.batch([
    db.prepare(
      `INSERT INTO community (slug, name, time_zone, unit, unit_one, levels, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
       ON CONFLICT (slug) DO NOTHING`,
    ).bind(input.slug, input.name, input.timeZone, JSON.stringify(unit), one ? JSON.stringify(one) : null, JSON.stringify(DEFAULT_LEVELS), input.now),
    db.prepare(
      `INSERT INTO rule (community, id, version, definition, valid_from)
       SELECT ${own}, r.key, 1, r.value, 0 FROM json_each(?2) r WHERE true ON CONFLICT DO NOTHING`,
    ).bind(input.slug, JSON.stringify(DEFAULT_RULES)),
    db.prepare(
      `INSERT INTO badge (community, id, position, definition)
       SELECT ${own}, b.value ->> 'id', b.key, b.value -> 'definition' FROM json_each(?2) b WHERE true ON CONFLICT DO NOTHING`,
    ).bind(input.slug, JSON.stringify(DEFAULT_BADGES.map(({ id, ...definition }) => ({ id, definition })))),
    db.prepare(
      `INSERT INTO metric (community, metric) SELECT ${own}, m.value FROM json_each(?2) m WHERE true ON CONFLICT DO NOTHING`,
    ).bind(input.slug, JSON.stringify(Object.values(COUNTED))),
    wantMetrics(db, own, input.slug, false),
  ]);
  const community = await loadCommunity(db, input.slug);
  if (!community) throw new ProblemError('internal_error');
  return community;
}

export async function loadCommunity(db: Database, slug: string): Promise<CommunityRow | null> {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM community c WHERE slug = ?1`).bind(slug).first<Stored>();
  return row && parse(row);
}

/** Lets pages of this exact origin, `https://intranet.example`, call the API for the community. */
export async function allowOrigin(db: Database, community: CommunityRow, origin: string): Promise<void> {
  await db.prepare('INSERT INTO origin (community, origin) VALUES (?1, ?2) ON CONFLICT DO NOTHING')
    .bind(community.id, new URL(origin).origin).run();
}

/** Takes an origin off the list; false when it was not on it. */
export async function forbidOrigin(db: Database, community: CommunityRow, origin: string): Promise<boolean> {
  const { results } = await db.prepare('DELETE FROM origin WHERE community = ?1 AND origin = ?2 RETURNING 1')
    .bind(community.id, new URL(origin).origin).run();
  return results.length > 0;
}

/** What an operator wants to see of a community at a glance. */
export function overview(db: Database, community: CommunityRow): Read<{ members: number; origins: string[] }> {
  return {
    statements: [
      db.prepare('SELECT members FROM community_tally WHERE community = ?1').bind(community.id),
      db.prepare('SELECT origin FROM origin WHERE community = ?1 ORDER BY origin').bind(community.id),
    ],
    take([tally, origins]) {
      return { members: Number(tally!.results[0]?.members ?? 0), origins: origins!.results.map(({ origin }) => String(origin)) };
    },
  };
}

/** The community of an address and whether this origin may use it. */
export function communityForOrigin(db: Database, slug: string, origin: string): Read<{ community: CommunityRow | null; allowed: boolean }> {
  return {
    statements: [
      db.prepare(`SELECT ${COLUMNS} FROM community c WHERE slug = ?1`).bind(slug),
      db.prepare('SELECT 1 FROM origin WHERE community = (SELECT id FROM community WHERE slug = ?1) AND origin = ?2').bind(slug, origin),
    ],
    take([found, origins]) {
      const row = found!.results[0] as unknown as Stored | undefined;
      return { community: row ? parse(row) : null, allowed: origins!.results.length > 0 };
    },
  };
}

interface Stored {
  id: number;
  slug: string;
  name: string;
  time_zone: string;
  unit: string;
  unit_one: string | null;
  levels: string;
  created_at: number;
  moderation: string;
  leaderboards: string;
  alias_key: string;
  open_from: string;
  seasons: string;
  declared: string;
  currencies: string;
}

const COLUMNS = `c.id, c.slug, c.name, c.time_zone, c.unit, c.unit_one, c.levels, c.created_at, c.moderation, ${CURRENCIES_COLUMN}, ${PLAN_COLUMNS}`;

function parse(row: Stored): CommunityRow {
  const currencies = parseCurrencies(row.currencies);
  return withOne({
    id: row.id, slug: row.slug, name: row.name, timeZone: row.time_zone,
    unit: JSON.parse(row.unit), ...(row.unit_one === null ? {} : { one: JSON.parse(row.unit_one) }), levels: JSON.parse(row.levels), currencies, createdAt: row.created_at, moderation: parseModeration(row.moderation),
    boards: parsePlan(row, currencies),
  });
}
