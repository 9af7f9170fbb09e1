import type { Calendar } from '@cocarde/contract/calendar.ts';
import type { Currency, CurrencyList } from '@cocarde/contract/currencies.ts';
import type { DeclaredFact, FactList } from '@cocarde/contract/events.ts';
import type { Season, SeasonList } from '@cocarde/contract/leaderboard.ts';
import type { CountsFrom, Repricing, RuleApplication, RuleDefinition, RuleList, RulePreview, RuleResult, RuleState } from '@cocarde/contract/rules.ts';
import type { ReadableAtom } from 'nanostores';
import type { ApiError } from './api.ts';
import { call } from './call.ts';
import { page, type PartState } from './page.ts';
import { fail, part, refresh, settle } from './parts.ts';

/** The rules of a community, with what it takes to name and to change them. */
export interface RuleBook extends RuleList {
  /** Those that other systems report. */
  facts: DeclaredFact[];
  currencies: Currency[];
  /** The season that runs today in the community's zone. */
  season: Season | undefined;
  /** The community's: where its days begin. */
  timeZone: string;
}

export interface Standing {
  state: 'active' | 'draft' | 'retired';
  /** What counts now, or did last; of a rule that never counted, its draft. */
  definition: RuleDefinition;
  /** First instant of a version that is still to come, else null. */
  begins: number | null;
}

const RULES = 'rules';

/** For animateurs; others are refused once, before anything else is asked. */
export const openRules = (): ReadableAtom<PartState<RuleBook>> =>
  part<RuleBook>(RULES, () => void readBook().then((book) => settle(RULES, book), (error) => fail(RULES, error)));

async function readBook(): Promise<RuleBook> {
  const rules = await call<RuleList>('GET', RULES);
  const [facts, currencies, seasons, { timeZone }] = await Promise.all([
    call<FactList>('GET', 'facts'), call<CurrencyList>('GET', 'currencies'), call<SeasonList>('GET', 'seasons'), call<Calendar>('GET', 'calendar'),
  ]);
  // Swedish writes days as we do: 2026-11-22.
  const today = new Date().toLocaleDateString('sv', { timeZone });
  const season = seasons.items.find(({ from, to }) => from <= today && today <= to);
  return { ...rules, facts: facts.items, currencies: currencies.items, season, timeZone };
}

/** Latest version first: one from a later day on leaves the one before in force until then. */
export function standingOf({ versions, draft }: RuleState, now = Date.now()): Standing {
  const last = versions[0];
  if (!last) return { state: 'draft', definition: draft!, begins: null };
  const { definition, validTo } = versions.find(({ validFrom }) => validFrom <= now) ?? last;
  return { state: validTo === null || validTo > now ? 'active' : 'retired', definition, begins: last.validFrom > now ? last.validFrom : null };
}

/** Keeps a change that counts for nothing yet. Rejects with `ApiError`, as all of these do, and then nothing changed. */
export async function saveDraft(rule: string, definition: RuleDefinition): Promise<void> {
  showRule(await call<RuleState>('PUT', `rules/${rule}/draft`, definition));
}

export async function discardDraft(rule: string): Promise<void> {
  showRule(await call<RuleState>('DELETE', `rules/${rule}/draft`));
}

/** What the draft would change if it counted from then on. */
export const previewDraft = (rule: string, from: CountsFrom): Promise<RulePreview> => call('GET', `rules/${rule}/preview?from=${from}`);

/** Puts the draft in force. Where it reaches back, answers the work that is left: see `carry`. */
export async function applyDraft(rule: string, application: RuleApplication): Promise<Repricing | null> {
  const before = shown().items.find(({ id }) => id === rule)?.versions[0]?.version ?? 0;
  let answer: RuleResult;
  try {
    answer = await call<RuleResult>('POST', `rules/${rule}/versions`, application);
  } catch (failure) {
    if ((failure as ApiError).code !== 'not_found') throw failure;
    // An answer may be lost on its way: sent again, its draft is a version already.
    const { items, repricings } = await call<RuleList>('GET', RULES);
    show({ items, repricings });
    const now = items.find(({ id }) => id === rule);
    if (!now || now.draft || (now.versions[0]?.version ?? 0) <= before) throw failure;
    answer = { rule: now, repricing: repricings.find((job) => job.rule === rule) ?? null };
  }
  showRule(answer.rule);
  if (answer.repricing) showJob(answer.repricing);
  return answer.repricing;
}

/** Facts from now on no longer count; what the rule gave stays. */
export async function retireRule(rule: string): Promise<void> {
  showRule(await call<RuleState>('PUT', `rules/${rule}/retirement`));
}

const carried = new Map<string, Promise<void>>();

/** Carries a change into the ledger, page by page to its end. Broken off, it goes on where it was; asked for twice, it is one. */
export function carry(repricing: string): Promise<void> {
  let work = carried.get(repricing);
  if (!work) carried.set(repricing, (work = carryOn(repricing).finally(() => carried.delete(repricing))));
  return work;
}

async function carryOn(repricing: string): Promise<void> {
  let job: Repricing;
  do {
    job = await call<Repricing>('POST', `repricings/${repricing}/pages`);
    showJob(job);
  } while (!job.finished);
  refresh('points', 'badges', 'profile', 'leaderboard:', 'league', 'me/');
}

const shown = (): RuleBook => page().parts.get(RULES)!.$state.get().data as RuleBook;

const show = (change: Partial<RuleBook>): void => settle(RULES, { ...shown(), ...change });

/** In its place, or as the last; of one that never counted and has no draft nothing is left. */
function showRule(rule: RuleState): void {
  const { items } = shown();
  const left = rule.versions.length || rule.draft ? [rule] : [];
  const known = items.some(({ id }) => id === rule.id);
  show({ items: known ? items.flatMap((item) => (item.id === rule.id ? left : item)) : [...items, ...left] });
}

function showJob(job: Repricing): void {
  const others = shown().repricings.filter(({ id }) => id !== job.id);
  show({ repricings: job.finished ? others : [...others, job] });
}
