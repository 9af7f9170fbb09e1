import type { FieldError } from '@cocarde/contract/problem.ts';
import { LIMIT_WINDOWS, type LimitWindow, type RuleDefinition } from '@cocarde/contract/rules.ts';
import { entriesOf } from './entries.ts';
import { numberOf } from './typed-number.ts';

/** What stands in the fields of a rule's form, each as it was typed. */
export type TypedRule = Record<string, string>;

export const FILTERS = ['boards', 'tags', 'teams'] as const;
const NUMBERS = ['points', ...LIMIT_WINDOWS, 'coolDown', 'gain', 'loss', 'pair'] as const;
const FIELDS: readonly string[] = ['fr', 'en', 'fact', 'earns', 'currency', ...NUMBERS, 'from', 'to', ...FILTERS];

/** Built-in facts that have only one side: nobody else wrote what is proposed, and nobody earns by choosing. */
const ONE_SIDED: Readonly<Record<string, RuleDefinition['earns']>> = { visit: 'actor', ballot_cast: 'actor', idea_proposed: 'actor', question_asked: 'actor', idea_selected: 'author' };

/** Who can earn from a fact, the usual first. */
export function sidesOf(fact: string): readonly RuleDefinition['earns'][] {
  const only = ONE_SIDED[fact];
  if (only) return [only];
  return /_(supported|accepted)$/.test(fact) ? ['author', 'actor', 'both'] : ['actor', 'author', 'both'];
}

/** The fields of a new rule. */
export const BLANK: TypedRule = { fact: 'comment_written', earns: 'actor', currency: 'points', pairPer: 'week' };

/** The fields of a rule that there is. */
export function typedOf({ fact, earns, currency, points, name, limits, coolDown, perItem, perPair, from, to, only }: RuleDefinition): TypedRule {
  const written = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return {
    fact, earns, currency, fr: name.fr ?? '', en: name.en ?? '', points: String(points),
    ...Object.fromEntries((limits ?? []).flatMap(({ per, times, points }) => [[per, written(times ?? points)], [`${per}Of`, times ? 'times' : 'points']])),
    coolDown: written(coolDown), gain: written(perItem?.gain), loss: written(perItem?.loss),
    pair: written(perPair?.times), pairPer: perPair?.per ?? 'week', from: from ?? '', to: to ?? '',
    ...Object.fromEntries(FILTERS.map((filter) => [filter, (only?.[filter] ?? []).join(', ')])),
  };
}

/** Why a rule would be refused, by field, in the words of `FieldError.code`. How much is too much the service says. */
export function refusals(typed: TypedRule): Record<string, string> {
  const wrong = NUMBERS.flatMap((field) => {
    const value = numberOf(typed[field]);
    if (value === undefined) return field === 'points' ? [[field, 'required']] : [];
    if (field === 'points') return Number.isNaN(value) || !value ? [[field, 'wrong_type']] : [];
    return value > 0 ? [] : [[field, 'wrong_type']];
  });
  return { ...(typed.fr?.trim() || typed.en?.trim() ? {} : { fr: 'required' }), ...Object.fromEntries(wrong) };
}

/** The rule that was typed; what no field is about stays as it was before. */
export function definitionOf(typed: TypedRule, before?: RuleDefinition): RuleDefinition {
  const { limits: _limits, coolDown: _coolDown, perItem: _perItem, perPair: _perPair, from: _from, to: _to, only, name, ...kept } = before ?? ({} as Partial<RuleDefinition>);
  const number = (field: string) => numberOf(typed[field]);
  const limits = LIMIT_WINDOWS.flatMap((per) => {
    const most = number(per);
    return most === undefined ? [] : [{ per, [typed[`${per}Of`] ?? 'times']: most }];
  });
  const item = filled({ gain: number('gain'), loss: number('loss') });
  const filters = filled({ ...only, ...Object.fromEntries(FILTERS.map((filter) => [filter, some(entriesOf(typed[filter] ?? ''))])) });
  const times = number('pair');
  return filled({
    ...kept, fact: typed.fact, earns: typed.earns, currency: typed.currency, points: number('points'),
    name: filled({ ...name, fr: typed.fr?.trim(), en: typed.en?.trim() }) as RuleDefinition['name'],
    limits: some(limits), coolDown: number('coolDown'), perItem: item, perPair: times === undefined ? undefined : { per: typed.pairPer as LimitWindow, times },
    from: typed.from, to: typed.to, only: filters,
  }) as unknown as RuleDefinition;
}

const some = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);

/** Without what was left empty; undefined when all was. */
function filled<T extends object>(given: T): T | undefined {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return kept.length ? (Object.fromEntries(kept) as T) : undefined;
}

/** The field that a refusal of the service is about; undefined when none is. */
export function fieldOf({ path }: FieldError, { limits }: RuleDefinition): string | undefined {
  const [first = '', second = ''] = path.split('.');
  const field = first === 'name' ? (second === 'en' ? 'en' : 'fr')
    : first === 'limits' ? (limits?.[Number(second)]?.per ?? 'day')
    : first === 'perItem' ? second || 'gain'
    : first === 'perPair' ? 'pair'
    : first === 'only' ? second
    : first;
  return FIELDS.includes(field) ? field : undefined;
}
