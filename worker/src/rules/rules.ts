import { LIMITS } from '@cocarde/contract/limits.ts';
import type { CountsFrom, RuleApplication, RuleDefinition, RuleList, RuleResult, RuleState } from '@cocarde/contract/rules.ts';
import { startOfDay } from '../calendar/calendar.ts';
import { today, type Command } from '../command.ts';
import { currencyErrors } from '../currencies/currencies.ts';
import { readOne, readTogether, type Database } from '../database.ts';
import { draftsOf, dropDraft, putDraft, type Draft } from '../drafts/drafts.queries.ts';
import { declaredFacts } from '../facts/fact-types.queries.ts';
import { tooManyRules } from '../facts/acts.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { seasonOn } from '../leaderboard/plan.ts';
import { postId } from '../posts/post-id.ts';
import { applicationsOf, applyDraft, retireRule, ROOM_FOR_RULE } from './drafts.queries.ts';
import { findRepricing, openRepricings, startRepricing, toRepricing, type RepricingRow } from './repricing.queries.ts';
import { ruleErrors } from './rule-errors.ts';
import { dependantsOf, rulesOf, type Rule } from './rules.queries.ts';

export async function listRules(command: Command): Promise<RuleList> {
  requireAnimateur(command);
  const { db, community } = command;
  const [rules, drafts, repricings] = await readTogether<[Rule[], Draft<'rule'>[], RepricingRow[]]>(db, [
    rulesOf(db, community.id), draftsOf(db, community.id, 'rule'), openRepricings(db, community.id),
  ]);
  const ids = [...new Set([...rules.map(({ id }) => id), ...drafts.map(({ id }) => id)])].sort();
  return { items: ids.map((id) => stateOf(id, rules, drafts)), repricings: repricings.map(toRepricing) };
}

/** Keeps a change that counts for nothing yet. */
export async function saveDraft(command: Command, id: string, definition: RuleDefinition): Promise<RuleState> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const { rules } = await readRule(db, community.id, id);
  const errors = [...ruleErrors(definition, await readOne(db, declaredFacts(db, community.id))), ...currencyErrors(community, definition.currency)];
  if (rules.some((rule) => rule.id === id && rule.currency !== definition.currency)) {
    errors.push({ path: 'currency', code: 'not_allowed', message: 'What a rule gives stays of one kind: retire it and make another.' });
  }
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  const unknown = neverFirst(id, definition, rules);
  if (unknown.length) throw refusedAfter(unknown);
  const many = tooManyRules(withVersion(rules, id, definition, now));
  if (many.length) throw new ProblemError('invalid_input', { errors: many });
  await putDraft(db, community.id, 'rule', { id, definition }, member.id, now, ROOM_FOR_RULE).run();
  const { state } = await readRule(db, community.id, id);
  if (!state.draft) throw refusedId(`At most ${LIMITS.rules} rules, those that are retired included.`);
  return state;
}

/** Rules for which this one cannot wait: itself, those that wait for it, and those that were never applied. */
function neverFirst(id: string, { after = [] }: RuleDefinition, rules: readonly Rule[]): string[] {
  const waiting = dependantsOf(rules, [id]).map((rule) => rule.id);
  return after.filter((other) => other === id || waiting.includes(other) || !rules.some((rule) => rule.id === other));
}

function refusedId(message: string): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path: 'id', code: 'too_many', message }] });
}

function refusedAfter(ids: readonly string[]): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path: 'after', code: 'not_allowed', message: `No rule that could come first is called ${ids.join(', ')}.` }] });
}

/** Answers the rule without it: of one that never counted nothing is left. */
export async function discardDraft(command: Command, id: string): Promise<RuleState> {
  requireAnimateur(command);
  const { db, community } = command;
  await dropDraft(db, community.id, 'rule', id).run();
  return (await readRule(db, community.id, id)).state;
}

/**
 * Puts a draft in force. Facts of before are re-priced only where it reaches back; that is carried out a page
 * at a time by `advanceRepricing`. The same request again gives what the first one made: by its key, or without one where the
 * latest version came from just this request. Throws `not_found` without a draft, `precondition_failed` when it or another rule
 * changed meanwhile, `idempotency_key_reused`, `invalid_input` when it waits for a rule that by now waits for it, or when one act would
 * count by more rules than a request can settle.
 */
export async function applyRule(command: Command, id: string, application: RuleApplication, key: string | null = null): Promise<RuleResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const asked = { ...application, key: key && await postId(community.id, member.id, key) };
  const earlier = asked.key ? await madeByKey(db, community.id, id, asked) : null;
  if (earlier !== null) return resultOf(db, community.id, id, earlier);
  const from = instantFrom(command, application.from);
  const { rules, draft } = await readRule(db, community.id, id);
  const again = asked.key ? null : await latestIfMadeBy(db, community.id, id, asked, from, draft);
  if (again !== null) {
    if (draft) await dropDraft(db, community.id, 'rule', id, draft.definition).run();
    return resultOf(db, community.id, id, again);
  }
  if (!draft) throw new ProblemError('not_found');
  // Also here: drafts are older than what is asked of them.
  const errors = ruleErrors(draft.definition, await readOne(db, declaredFacts(db, community.id)));
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  const many = tooManyRules(withVersion(rules, id, draft.definition, from));
  if (many.length) throw new ProblemError('invalid_input', { errors: many });
  const version = nextVersion(rules, id);
  if (version > LIMITS.ruleVersions) throw refusedId(`At most ${LIMITS.ruleVersions} versions: retire this rule and make another.`);
  await db.batch([
    ...applyDraft(db, community.id, draft, { version, from, application: asked, versions: rules.length }),
    ...(from < now ? [startRepricing(db, community.id, { id: `${id}.${version}`, rule: id, change: application.change, by: member.id, at: now })] : []),
  ]);
  // Of several at once one makes the version; the others find it.
  const made = (asked.key ? await madeByKey(db, community.id, id, asked) : null) ?? await latestIfMadeBy(db, community.id, id, asked, from, draft);
  if (made === null) {
    // Another rule may have been applied since the draft was saved that waits for this one.
    const circle = neverFirst(id, draft.definition, (await readRule(db, community.id, id)).rules);
    throw circle.length ? refusedAfter(circle) : new ProblemError('precondition_failed');
  }
  return resultOf(db, community.id, id, made);
}

type Asked = RuleApplication & { key: string | null };

async function madeByKey(db: Database, community: number, id: string, { from, change, key }: Asked): Promise<number | null> {
  const applied = (await readOne(db, applicationsOf(db, community))).find((one) => one.key === key);
  if (applied && (applied.rule !== id || applied.from !== from || applied.change !== change)) throw new ProblemError('idempotency_key_reused');
  return applied?.version ?? null;
}

/** The latest version where it has the draft's definition, if there is a draft, and was asked for in these words for facts from the same instant on. */
async function latestIfMadeBy(db: Database, community: number, id: string, { from, change }: Asked, instant: number, draft: Draft<'rule'> | null): Promise<number | null> {
  const [applied, { state }] = [await readOne(db, applicationsOf(db, community)), await readRule(db, community, id)];
  const latest = state.versions[0];
  const made = applied.find((one) => one.rule === id && one.version === latest?.version);
  if (!latest || !made || made.from !== from || made.change !== change) return null;
  // From now on is another instant each time that it is said.
  if (from !== 'now' && latest.validFrom !== instant) return null;
  return !draft || JSON.stringify(draft.definition) === JSON.stringify(latest.definition) ? latest.version : null;
}

async function resultOf(db: Database, community: number, id: string, version: number): Promise<RuleResult> {
  const { state } = await readRule(db, community, id);
  const job = await readOne(db, findRepricing(db, community, `${id}.${version}`));
  return { rule: state, repricing: job ? toRepricing(job) : null };
}

/** The rules as they would be with a further version for facts from an instant on. */
export function withVersion(rules: readonly Rule[], id: string, definition: RuleDefinition, from: number): Rule[] {
  return [
    ...rules.map((rule) => (rule.id === id ? { ...rule, validTo: Math.min(rule.validTo ?? Infinity, Math.max(rule.validFrom, from)) } : rule)),
    { ...definition, id, version: nextVersion(rules, id), validFrom: from, validTo: null },
  ];
}

function nextVersion(rules: readonly Rule[], id: string): number {
  return 1 + Math.max(0, ...rules.filter((rule) => rule.id === id).map((rule) => rule.version));
}

/** Facts from now on no longer count under the rule; what it gave remains. */
export async function retire(command: Command, id: string): Promise<RuleState> {
  requireAnimateur(command);
  const { db, community, now } = command;
  await retireRule(db, community.id, id, now).run();
  const { state } = await readRule(db, community.id, id);
  if (state.versions.length === 0) throw new ProblemError('not_found');
  return state;
}

export async function readRule(db: Database, community: number, id: string): Promise<{ rules: Rule[]; draft: Draft<'rule'> | null; state: RuleState }> {
  const [rules, drafts] = await readTogether<[Rule[], Draft<'rule'>[]]>(db, [rulesOf(db, community), draftsOf(db, community, 'rule')]);
  return { rules, draft: drafts.find((draft) => draft.id === id) ?? null, state: stateOf(id, rules, drafts) };
}

/** First instant whose facts a change counts for. Throws `not_found` for a season while none runs. */
export function instantFrom(command: Command, from: CountsFrom): number {
  const { community, now } = command;
  if (from === 'now') return now;
  if (from === 'all') return 0;
  if (from !== 'season') return startOfDay(from, community.timeZone);
  const season = seasonOn(community.boards, today(command));
  if (!season) throw new ProblemError('not_found', { detail: 'No season runs today.' });
  return startOfDay(season.from, community.timeZone);
}

function stateOf(id: string, rules: readonly Rule[], drafts: readonly Draft<'rule'>[]): RuleState {
  const versions = rules.filter((rule) => rule.id === id).map(({ id: _, version, validFrom, validTo, ...definition }) => ({ version, definition, validFrom, validTo }));
  return { id, versions: versions.reverse(), draft: drafts.find((draft) => draft.id === id)?.definition ?? null };
}
