import type { FieldError } from '@cocarde/contract/problem.ts';
import type { Method, NameMode, Question, ResultVisibility, Round, RoundDefinition, RoundOption } from '@cocarde/contract/rounds.ts';
import { idAfter } from './id-after.ts';
import { numberOf, shareOf } from './typed-number.ts';
import { instantOf } from './zoned.ts';

/** What stands in the form of a poll. */
export interface TypedPoll {
  /** By the name of its field, as it was typed. Those of a question and of an option begin with their keys: `q1-text`. */
  fields: Readonly<Record<string, string>>;
  /** In their order. What was taken out keeps its fields, so that it can be put back. */
  questions: readonly TypedQuestion[];
  /** How many keys were given so far. */
  keys: number;
}

export interface TypedQuestion {
  key: string;
  /** Keys of its options, in their order. */
  options: readonly string[];
}

/** Why fields are refused, by their names, in the words of `FieldError.code`. */
export type Refusals = Record<string, string>;

/** Fields of a method that numbers are typed into: what each is called in a round, and what it is when nothing is typed; without that it is needed. */
const NUMBERS: Partial<Record<Method['type'], readonly { name: string; of: string; needed?: boolean }[]>> = {
  several: [{ name: 'min', of: 'min', needed: true }, { name: 'max', of: 'max' }],
  score: [{ name: 'least', of: 'min', needed: true }, { name: 'most', of: 'max', needed: true }],
  dots: [{ name: 'budget', of: 'budget', needed: true }, { name: 'perOption', of: 'perOption' }],
  ranked: [{ name: 'ranks', of: 'ranks' }],
  approval: [{ name: 'ceiling', of: 'ceiling', needed: true }],
};

/** What a new question begins with. */
const QUESTION: Readonly<Record<string, string>> = { method: 'one', min: '1', least: '0', most: '10', budget: '10', cost: 'linear', count: 'runoff' };
const POLL: Readonly<Record<string, string>> = { results: 'after_vote', names: 'confidential', change: 'true', who: 'all', quorumBy: '' };

/** Options that a question has at least. */
export const leastOptions = (method: string): number => (['up', 'up_down', 'stars', 'score'].includes(method) ? 1 : 2);

export const methodOf = ({ fields }: TypedPoll, { key }: TypedQuestion): Method['type'] => fields[`${key}-method`] as Method['type'];

/** The form of a new poll: one question with two options. */
export const blankPoll = (): TypedPoll => withQuestion({ fields: POLL, questions: [], keys: 0 });

export const withField = (typed: TypedPoll, name: string, value: string): TypedPoll => {
  const changed = { ...typed, fields: { ...typed.fields, [name]: value } };
  const key = /^(\w+)-method$/.exec(name)?.[1];
  const question = changed.questions.find((each) => each.key === key);
  // The next method may take more of them to choose from.
  return question && question.options.length < leastOptions(value) ? withOption(changed, question.key) : changed;
};

export function withQuestion(typed: TypedPoll): TypedPoll {
  const key = `q${typed.keys + 1}`;
  const own = Object.fromEntries(Object.entries(QUESTION).map(([name, value]) => [`${key}-${name}`, value]));
  const begun = { fields: { ...typed.fields, ...own }, questions: [...typed.questions, { key, options: [] }], keys: typed.keys + 1 };
  return withOption(withOption(begun, key), key);
}

export function withOption(typed: TypedPoll, question: string): TypedPoll {
  const option = `o${typed.keys + 1}`;
  return { ...changed(typed, question, (options) => [...options, option]), keys: typed.keys + 1 };
}

/** The question with other options, or the same in another order. */
export const changed = (typed: TypedPoll, question: string, change: (options: readonly string[]) => readonly string[]): TypedPoll =>
  ({ ...typed, questions: typed.questions.map((each) => (each.key === question ? { ...each, options: change(each.options) } : each)) });

/** The list with one of its things at another place; the very same list where there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (to < 0 || to >= list.length) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

/** Options in which nothing was typed are no options. */
const keptOptions = ({ fields }: TypedPoll, { options }: TypedQuestion): string[] =>
  options.filter((key) => fields[`${key}-text`]?.trim() || fields[`${key}-cost`]?.trim());

const choosesTeams = ({ fields }: TypedPoll): boolean => fields.who === 'teams';

/** Teams of a field: their names may hold commas, and no lines. */
export const teamsIn = (typed = ''): string[] => typed.split('\n').filter(Boolean);

/** Why a poll cannot be made of what was typed. What limits there are the service says. */
export function refusals(typed: TypedPoll, timeZone: string): Refusals {
  const { fields, questions } = typed;
  const blank = (name: string): boolean => !fields[name]?.trim();
  const required = (name: string) => (blank(name) ? [[name, 'required']] : []);
  const number = (name: string, needed = false) => (blank(name) ? (needed ? [[name, 'required']] : []) : Number.isNaN(numberOf(fields[name])) ? [[name, 'wrong_type']] : []);
  const share = (name: string) => (Number.isNaN(shareOf(fields[name])) ? [[name, 'wrong_type']] : []);
  const moment = (name: string) => (!blank(name) && Number.isNaN(instantOf(fields[name]!, timeZone)) ? [[name, 'wrong_type']] : []);
  return Object.fromEntries([
    ...required('title'),
    ...questions.flatMap((question) => {
      const { key, options } = question;
      const method = methodOf(typed, question);
      const kept = keptOptions(typed, question);
      const lacking = options.filter((option) => !kept.includes(option)).slice(0, Math.max(0, leastOptions(method) - kept.length));
      return [
        ...required(`${key}-text`),
        ...(NUMBERS[method] ?? []).flatMap(({ name, needed }) => number(`${key}-${name}`, needed)),
        ...lacking.map((option) => [`${option}-text`, 'required']),
        ...kept.flatMap((option) => [...required(`${option}-text`), ...(method === 'approval' ? number(`${option}-cost`, true) : [])]),
        ...(method === 'approval' ? [] : share(`${key}-passes`)),
      ];
    }),
    ...moment('opens'), ...moment('closes'),
    ...(choosesTeams(typed) ? required('teams') : []),
    ...(fields.quorumBy === 'members' ? number('quorum', true) : fields.quorumBy ? [...required('quorum'), ...share('quorum')] : []),
  ]);
}

/** The round that was typed, where `refusals` has nothing to say. Names in it are made of texts. */
export function definitionOf(typed: TypedPoll, timeZone: string): RoundDefinition {
  const { fields } = typed;
  const { intro = '', opens, closes } = fields;
  const ids: string[] = [];
  const questions = typed.questions.map((question): Question => {
    const id = idAfter(fields[`${question.key}-text`]!, ids, 'question');
    ids.push(id);
    return questionOf(typed, question, id);
  });
  const anonymous = fields.names === 'anonymous';
  const quorum = fields.quorumBy === 'members' ? { members: numberOf(fields.quorum)! } : fields.quorumBy ? { share: shareOf(fields.quorum)! } : undefined;
  return {
    title: fields.title!.trim(), ...(intro.trim() && { intro: intro.trim() }), questions,
    ...(opens && { opensAt: instantOf(opens, timeZone) }), ...(closes && { closesAt: instantOf(closes, timeZone) }),
    results: fields.results as ResultVisibility, names: fields.names as NameMode, ...(!anonymous && { change: !!fields.change }),
    ...(choosesTeams(typed) && { teams: teamsIn(fields.teams) }), ...(quorum && { quorum }), ...(fields.shuffle && { shuffle: true }),
  };
}

function questionOf(typed: TypedPoll, question: TypedQuestion, id: string): Question {
  const { fields } = typed;
  const own = (name: string): string => fields[`${question.key}-${name}`] ?? '';
  const type = methodOf(typed, question);
  const ids: string[] = [];
  const options = keptOptions(typed, question).map((key): RoundOption => {
    const text = fields[`${key}-text`]!.trim();
    const id = idAfter(text, ids, 'choice');
    ids.push(id);
    return { id, text, ...(type === 'approval' && { cost: numberOf(fields[`${key}-cost`])! }) };
  });
  const numbers = Object.fromEntries((NUMBERS[type] ?? []).flatMap(({ name, of }) => {
    const value = numberOf(own(name));
    return value === undefined ? [] : [[of, value]];
  }));
  const method = {
    type, ...(type === 'several' && { max: options.length }), ...numbers,
    ...(type === 'dots' && { cost: own('cost') }), ...(type === 'ranked' && { count: own('count') }),
  } as Method;
  const passes = type === 'approval' ? undefined : shareOf(own('passes'));
  return { id, text: own('text').trim(), method, options, ...(own('optional') && { optional: true }), ...(passes !== undefined && { passes }) };
}

/** The form of a poll like one that there is; when it was open stays behind. */
export function typedOf({ title, intro = '', questions, names, results, change, teams, quorum, shuffle }: Round): TypedPoll {
  const percent = (share: number | undefined): string => (share === undefined ? '' : String(Number((share * 100).toFixed(4))));
  const fields: Record<string, string> = {
    ...POLL, title, intro, names, results, change: change || names === 'anonymous' ? 'true' : '', shuffle: shuffle ? 'true' : '',
    who: teams ? 'teams' : 'all', teams: (teams ?? []).join('\n'),
    ...(quorum && ('share' in quorum ? { quorumBy: 'share', quorum: percent(quorum.share) } : { quorumBy: 'members', quorum: String(quorum.members) })),
  };
  let keys = 0;
  const typed = questions.map(({ text, method, options, optional, passes }): TypedQuestion => {
    const key = `q${(keys += 1)}`;
    const put = (name: string, value: unknown) => (fields[`${key}-${name}`] = String(value));
    for (const [name, value] of Object.entries(QUESTION)) put(name, value);
    put('text', text);
    put('method', method.type);
    for (const { name, of } of NUMBERS[method.type] ?? []) if (of in method) put(name, method[of as keyof Method]);
    if (method.type === 'dots') put('cost', method.cost);
    if (method.type === 'ranked') put('count', method.count);
    if (optional) put('optional', true);
    put('passes', percent(passes));
    return {
      key,
      options: options.map((option) => {
        const own = `o${(keys += 1)}`;
        fields[`${own}-text`] = option.text;
        fields[`${own}-cost`] = String(option.cost ?? '');
        return own;
      }),
    };
  });
  return { fields, questions: typed, keys };
}

/** The field that a refusal of the service is about; undefined when none is. */
export function fieldOf({ path }: FieldError, typed: TypedPoll): string | undefined {
  const [first = '', at, part, ...rest] = path.split('.');
  if (first !== 'questions') return { opensAt: 'opens', closesAt: 'closes' }[first] ?? (['title', 'intro', 'names', 'results', 'change', 'teams', 'quorum', 'shuffle'].includes(first) ? first : undefined);
  const question = typed.questions[Number(at)];
  if (!at || !question) return undefined;
  if (part === 'options' && rest[0]) {
    const option = keptOptions(typed, question)[Number(rest[0])];
    return option && `${option}-${rest[1] === 'cost' ? 'cost' : 'text'}`;
  }
  const number = part === 'method' && NUMBERS[methodOf(typed, question)]?.find(({ of }) => of === rest[0]);
  // How many options there may be hangs on the method.
  const own = number ? number.name : part === 'options' ? 'method' : part === 'id' ? 'text' : part;
  return `${question.key}-${own}`;
}
