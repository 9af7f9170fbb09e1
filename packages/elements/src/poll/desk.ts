import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { $ballotState } from '@cocarde/client/ballot-state.ts';
import { ballotOf, faultOf, left } from '@cocarde/client/ballots.ts';
import type { Fault, Given } from '@cocarde/client/ballots.ts';
import { loadWords } from '@cocarde/client/i18n.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { sendBallot, sendWaitingBallots, withdrawBallot } from '@cocarde/client/rounds.ts';
import type { Choices, Question, Round } from '@cocarde/contract/rounds.ts';
import { announce } from '../internal/announce.ts';
import { BallotEvent } from '../internal/events.ts';
import { refused } from '../internal/refused.ts';
import type { Ballot, BallotHost } from './ballot.ts';
import type { Asked } from './inputs/input.ts';
import { BALLOT_WORDS } from './poll-words.ts';
import { readThen } from './turn.ts';

export { draftOf, forgetDraft, keepDraft } from '@cocarde/client/ballot-drafts.ts';

/** Under this key, what is wrong with a ballot that answers nothing at all; no question is called so. */
const WHOLE = '';

/** Whether a newer ballot of mine stands than what is filled in was chosen after. */
const isBehind = ({ draft }: Ballot, { voted, revision }: Round): boolean => Boolean(voted && draft && draft.after < revision);

const waits = ({ draft }: Ballot, { id }: Round): boolean => Boolean(draft?.waits && $ballotState(id).get().waits);

const note = (text: string): TemplateResult => html`<p class="note">${text}</p>`;

/** What there is to know before the questions. */
export function above(ballot: Ballot, round: Round, t: Translator): TemplateResult | typeof nothing {
  void loadWords(t.tag, BALLOT_WORDS);
  return round.state !== 'open' ? note(t('ballot.late')) : isBehind(ballot, round) ? note(t('ballot.changed')) : nothing;
}

/** What became of what was sent, between the questions and the button. */
export function below(ballot: Ballot, round: Round, t: Translator): TemplateResult | typeof nothing {
  const { error } = $ballotState(round.id).get();
  if (waits(ballot, round)) return note(t('ballot.waits'));
  const why = ballot.refusals[WHOLE] ?? (error && !isBehind(ballot, round) ? `${t.problem(error)} ${t('ballot.kept')}` : '');
  return why ? html`<p class="error">${why}</p>` : nothing;
}

/** A radio button is not unticked by a press. */
export const clear = ({ question: { optional, method, text }, given, choose, t }: Asked): TemplateResult | typeof nothing =>
  optional && method.type === 'one' && Object.keys(given)[0]
    ? html`<button class="link" type="button" @click=${() => choose({})}>${t('ballot.clear')}<span class="sr"> – ${text}</span></button>`
    : nothing;

export const label = (ballot: Ballot, round: Round, t: Translator): string =>
  t(waits(ballot, round) ? 'ballot.now' : isBehind(ballot, round) ? 'ballot.instead' : round.voted ? 'ballot.save' : 'poll.send');

/** Leaves the ballot that stands as it is, where there is one. */
export function leave(ballot: Ballot, round: Round, t: Translator): TemplateResult | typeof nothing {
  const { pending, waits: held } = $ballotState(round.id).get();
  if (!round.voted || (pending && !held)) return nothing;
  const cancel = () => {
    $ballotState(round.id).set({ pending: false });
    ballot.cancel();
  };
  return html`<button class="btn quiet" type="button" @click=${cancel}>${t(isBehind(ballot, round) ? 'ballot.discard' : 'ballot.cancel')}</button>`;
}

/** Why a ballot cannot be sent as it is, by question, the first one first. */
function refusalsOf({ questions }: Round, choices: Choices, t: Translator): Record<string, string> {
  const found = questions.flatMap((question) => {
    const fault = faultOf(question, choices[question.id]);
    return fault ? [[question.id, sentence(question, fault, choices[question.id], t)]] : [];
  });
  return Object.fromEntries(found[0] || Object.keys(ballotOf(questions, choices))[0] ? found : [[WHOLE, t('ballot.empty')]]);
}

/** What is wrong, in the numbers of the question. */
function sentence(question: Question, fault: Fault, given: Given = {}, t: Translator): string {
  const { method } = question;
  const over = -left(question, given);
  const n = fault === 'too_few' && method.type === 'several' ? method.min - method.max - over : over;
  return t(`ballot.${fault}` as Key, { n, ...('min' in method && { min: method.min, max: method.max }) });
}

/** Whether something is wrong with what is filled in; it is shown and said. */
export async function refuses(ballot: Ballot, round: Round, t: Translator): Promise<boolean> {
  const { host } = ballot;
  const { choices } = ballot.filled(round);
  await loadWords(t.tag, BALLOT_WORDS);
  ballot.refusals = refusalsOf(round, choices, t);
  host.requestUpdate();
  const [first] = Object.entries(ballot.refusals);
  if (!first) return false;
  await host.updateComplete;
  if (first[0]) ballot.focusIn(`[id="${first[0]}"]`);
  announce(first[1], t.lang);
  return true;
}

/** Sends what is filled in, or shows and says what is wrong with it; the reader is told, too, when it waits or was refused. */
export async function send(ballot: Ballot, round: Round, t: Translator): Promise<void> {
  const { host } = ballot;
  const { choices, after } = ballot.filled(round);
  if (await refuses(ballot, round, t)) return;
  const root = host.renderRoot as ShadowRoot;
  const inForm = root.activeElement;
  try {
    // Whoever sends it beside a newer one has seen that.
    await sendBallot(round.id, ballotOf(round.questions, choices), round.voted ? Math.max(after, round.revision) : after);
    if ($ballotState(round.id).get().waits) announce(t('ballot.waits'), t.lang);
  } catch (failure) {
    await refused(host, failure, t.lang);
  }
  await host.updateComplete;
  // Fields are closed while it is on its way, and then nobody is in them.
  if (inForm && !root.activeElement) ballot.focusIn('.acts');
}

/** A ballot that waits is sent when it can be, the member and the page are told when it is through, and the round is read again when it closes. */
export function follow(ballot: Ballot, round: Round, t: Translator): void {
  const { host, draft, sending } = ballot;
  const { pending, error } = $ballotState(round.id).get();
  const { member } = page();
  ballot.sending = draft?.waits ? member : undefined;
  if (draft?.waits && !pending) void sendWaitingBallots();
  readThen(round);
  if (!round.voted || draft || pending || error || !member || sending !== member) return;
  host.leave();
  announce(t('ballot.sent'), t.lang);
  host.dispatchEvent(new BallotEvent(round.id, true));
}

/** Takes my ballot back. Rejects with `ApiError`, told already, and then it stands. */
export async function withdraw(host: BallotHost, round: Round, t: Translator): Promise<void> {
  try {
    if (!(await withdrawBallot(round))) return;
    host.leave(true);
    announce(t('outcome.withdrawn'), t.lang);
    host.dispatchEvent(new BallotEvent(round.id, false));
  } catch (failure) {
    await refused(host, failure, t.lang);
    throw failure;
  }
}
