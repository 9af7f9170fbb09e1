import { MAIN_CURRENCY, type Currency, type CurrencyDefinition, type LevelStep } from '@cocarde/contract/currencies.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { Command } from '../command.ts';
import { loadCommunity, type CommunityRow } from '../communities/communities.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { dropCurrency, putCurrency, putMainCurrency } from './currencies.queries.ts';

// Each that a rule gives keeps leaderboards of its own.
const MOST_FURTHER = 4;

/** All currencies of a community, the main one first. */
export function currenciesOf({ unit, one, levels, currencies }: CommunityRow): Currency[] {
  return [{ id: MAIN_CURRENCY, unit, one, levels }, ...currencies];
}

/** The levels of each currency, by its id. */
export function levelsOf(community: CommunityRow): ReadonlyMap<string, readonly LevelStep[]> {
  return new Map(currenciesOf(community).map(({ id, levels }) => [id, levels]));
}

/** What is wrong with naming a currency that there is not. */
export function currencyErrors(community: CommunityRow, id: string, path = 'currency'): FieldError[] {
  return currenciesOf(community).some((currency) => currency.id === id) ? [] : [{ path, code: 'not_allowed', message: 'No such currency is declared.' }];
}

/** Declares a currency, or changes what one is called and its levels. Safe to repeat. */
export async function declareCurrency(command: Command, id: string, definition: CurrencyDefinition): Promise<Currency> {
  requireAnimateur(command);
  const { db, community, now } = command;
  await (id === MAIN_CURRENCY ? putMainCurrency(db, community.id, definition) : putCurrency(db, community.id, id, definition, now, MOST_FURTHER)).run();
  const stored = currenciesOf((await loadCommunity(db, community.slug))!).find((currency) => currency.id === id);
  if (!stored) throw new ProblemError('invalid_input', { errors: [{ path: 'id', code: 'too_many', message: `At most ${MOST_FURTHER} besides ${MAIN_CURRENCY}.` }] });
  return stored;
}

/** Takes back a currency that nothing ever counted in. Throws `in_use`; one that is not there is as wished. */
export async function discardCurrency(command: Command, id: string): Promise<void> {
  requireAnimateur(command);
  const { db, community } = command;
  await dropCurrency(db, community.id, id).run();
  if (currencyErrors((await loadCommunity(db, community.slug))!, id).length === 0) throw new ProblemError('in_use');
}
