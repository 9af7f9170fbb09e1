import type { Choices, Method, OptionResult, Question, Round, RoundResult } from '@cocarde/contract/rounds.ts';
import { all, find, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import type { Poll } from './poll.ts';

export const PLACES = [{ id: 'lyon', text: 'Lyon', cost: 40 }, { id: 'nantes', text: 'Nantes', cost: 50 }, { id: 'lille', text: 'Lille', cost: 30 }];

export const question = (method: Method, more: Partial<Question> = {}): Question => ({ id: 'lieu', text: 'Quel lieu ?', method, options: PLACES, ...more });

export const CLOSES = Date.UTC(2030, 8, 24, 16);

export const round = (more: Partial<Round> = {}): Round => ({
  id: 'r1', title: 'Le séminaire', questions: [question({ type: 'one' })], state: 'open', closesAt: CLOSES, results: 'after_vote', names: 'confidential', change: true,
  shuffle: false, author: null, createdAt: 1, version: 3, voters: 0, eligible: true, voted: false, mine: null, revision: 0, result: null, ...more,
});

export const option = (id: string, place: number, value: number, more: Partial<OptionResult> = {}): OptionResult =>
  ({ id, place, value, ballots: value, given: { 1: value }, share: value / 10, passed: null, ...more });

export const RESULT: RoundResult = {
  ballots: 10, quorum: null, questions: [{ id: 'lieu', ballots: 10, options: [option('nantes', 1, 6), option('lyon', 2, 2), option('lille', 2, 2)] }],
};

/** A service with one round that keeps ballots, unless `answer` says otherwise. */
export async function polled(given: Partial<Round> = {}, answer: Answer = () => undefined, role: 'member' | 'animateur' = 'member') {
  const service: Service = new Service({ 'round:r1': round(given) }, async (asked) => {
    const first = await answer(asked);
    if (first !== undefined || !asked.path.startsWith('rounds/r1/ballot')) return first;
    const before = service.parts['round:r1'] as Round;
    const mine = (asked.body as { choices: Choices } | undefined)?.choices ?? null;
    const now = { ...before, mine: before.names === 'anonymous' ? null : mine, voted: Boolean(mine), voters: Number(Boolean(mine)), revision: before.revision + 1 };
    service.parts['round:r1'] = now;
    return { round: now, earned: null };
  });
  service.me = { ...service.me, role };
  signIn();
  const host = show<Poll>('<cocarde-poll round="r1"></cocarde-poll>');
  await find(host, 'h2');
  const now = () => service.parts['round:r1'] as Round;
  return { host, service, now, ballots: () => service.sent('PUT rounds/r1/ballot').map(({ body }) => body as { choices: Choices; after: number }) };
}

/** Everything that a poll says, in the parts that came later, too. */
export function says(host: Element): string {
  const inner = all(host, '*').filter((each) => (each as Element).shadowRoot) as Element[];
  return [textOf(host.shadowRoot), ...inner.map(says)].join(' ');
}

export const saying = (host: Element, words: string): Promise<true> => until(() => says(host).includes(words));

/** The element's own fields and buttons, by what they say. */
export const field = (host: Element, name: string): Promise<HTMLInputElement> =>
  until(() => all<HTMLElement>(host, 'label').find((label) => textOf(label).startsWith(name))?.querySelector('input'));

export const button = (host: Element, name: string): Promise<HTMLButtonElement> =>
  until(() => all<HTMLButtonElement>(host, 'button').find((each) => textOf(each).startsWith(name)));

export const press = async (host: Element, name: string): Promise<void> => (await button(host, name)).click();

/** The part of a poll that comes after the vote, once it says something. */
export async function outcome(host: Element): Promise<HTMLElement> {
  const part = await find(host, 'cocarde-poll-outcome');
  await until(() => part.shadowRoot?.firstElementChild);
  return part;
}
