import type { BoardDefinition, Field as BoardField } from '@cocarde/contract/boards.ts';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import type { IdeaPatch, IdeaStatus, NewIdea } from '@cocarde/contract/ideas.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { words } from '@cocarde/client/words.ts';
import type { StageNames } from '../internal/stage-name.ts';
import { FIELDS } from './fields.ts';
import type { Field } from './fields.ts';

/** The type keeps the numbers equal to the limits without shipping their table. */
const MOST = { fieldLine: 200, fieldLink: 500, fieldText: 2_000 } satisfies Partial<typeof LIMITS>;

const LOOKS: Record<BoardField['type'], Pick<Field, 'limit' | 'rows' | 'type' | 'pattern'>> = {
  line: { limit: MOST.fieldLine },
  text: { limit: MOST.fieldText, rows: 2 },
  link: { limit: MOST.fieldLink, type: 'url', pattern: /^https?:\/\/[^\s@/]+\.?[^\s]*$/i },
  number: { limit: MOST.fieldLine, pattern: /^-?\d{1,15}([.,]\d{1,6})?$/ },
  date: { limit: MOST.fieldLine, type: 'date' },
  choice: { limit: Infinity },
};

/** What a board asks for beside title, text and tags: its fields between those, and at the end whether the name stays away. */
export function fieldsOf({ fields = [], anonymous }: Partial<BoardDefinition>, tag: string): Field[] {
  return [
    ...fields.map(
      ({ id, label, type, required, hint, choices }): Field => ({
        name: `fields.${id}`, label: 'form.field', said: words(label, tag), ...LOOKS[type], ...(required && { required }), ...(hint && { hint: words(hint, tag) }),
        ...(choices && { choices: [['', 'form.none'], ...choices.map(({ id, name }) => [id, 'form.field', words(name, tag)] as const)] as const }),
      }),
    ),
    ...(anonymous ? [{ name: 'anonymous', label: 'form.anonymous', limit: Infinity, type: 'checkbox' } as const] : []),
  ];
}

/** What was typed, in the shape that the service takes. */
export function contribution(typed: Record<string, string | string[]>, { fields: known = [] }: Partial<BoardDefinition> = {}): Omit<NewIdea, 'title'> {
  const numbers = known.filter(({ type }) => type === 'number').map(({ id }) => `fields.${id}`);
  const { anonymous, ...rest } = typed;
  const own = Object.entries(rest).filter(([name]) => name.startsWith('fields.'));
  const plain = Object.entries(rest).filter(([name]) => !name.startsWith('fields.'));
  const fields = Object.fromEntries(own.map(([name, value]) => [name.slice('fields.'.length), numbers.includes(name) ? (value as string).replace(',', '.') : (value as string)]));
  return { ...Object.fromEntries(plain), ...(own.length && { fields }), ...(anonymous && { anonymous: true }) };
}

/** What can be decided, in the order of a roadmap: stages by the community's own names, and phases that have none; undefined where these are those of every board. */
export function statusFields(settings: BoardDefinition | undefined, tag: string, named: StageNames): Field[] | undefined {
  const { preset = 'ideas', stages = [] } = settings ?? {};
  if (preset === 'ideas' && !stages.length) return undefined;
  const choices = IDEA_STATUSES.flatMap((phase): NonNullable<Field['choices']>[number][] => {
    const own = stages.filter((stage) => stage.phase === phase);
    return own.length ? own.map(({ id, name }) => [`${phase}/${id}`, 'form.field', words(name, tag)] as const) : [[phase, 'form.field', named(phase, '')] as const];
  });
  const [status, ...rest] = FIELDS.status as Field[];
  return [{ ...status!, choices }, ...rest];
}

/** What was chosen, as it is sent: a stage by its id, and by its phase where that has none. */
export function decided({ status: chosen, ...rest }: { status: string; note?: string }): IdeaPatch {
  const [status, stage] = chosen.split('/') as [IdeaStatus, string?];
  return { ...(stage ? { stage } : { status }), ...rest };
}
