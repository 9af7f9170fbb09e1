import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Board } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPage } from '@cocarde/contract/ideas.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { up } from '../internal/vote-button.ts';
import type { VoteButtons } from '../internal/vote-button.ts';

const down = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 11 1.800 4.800h10.400z" /></svg>`;
const plus = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M6 2h2v4h4v2H8v4H6V8H2V6h4z" /></svg>`;
const minus = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M2 6h10v2H2z" /></svg>`;

/** Dots for one contribution where a board names no number. The type keeps it equal to the limit. */
const MOST: typeof LIMITS.dots = 100;

/** What so many votes cost. */
const cost = ({ type, cost }: NonNullable<Board['voting']>, weight: number): number =>
  type === 'dots' && cost === 'quadratic' ? weight ** 2 : Math.abs(weight);

/** The ballot of one contribution, in the way of its board. Its label says what a press does and stays the same in every state. */
export function ballot(votes: VoteButtons, idea: Idea, { board: { voting = { type: 'up' } }, budget }: IdeaPage, t: Translator): TemplateResult {
  const { title, weight } = idea;
  const most = voting.type === 'dots' ? (voting.perIdea ?? MOST) : 1;
  /** Why one cannot come to that vote. */
  const barred = (wanted: number): string | undefined => {
    if (wanted > most) return t('look.most', { n: most });
    return budget && cost(voting, wanted) - cost(voting, weight) > budget.left ? t('look.spent') : undefined;
  };
  if (voting.type === 'dots') return dots(votes, idea, barred(weight + 1), t);
  const spent = weight > 0 ? undefined : barred(1);
  if (voting.type === 'up') return spent ? single(votes, idea, spent, t) : votes.button(idea, t('board.vote', { title }), t);
  return pair(votes, idea, spent, weight < 0 ? undefined : barred(-1), t);
}

interface Press {
  class: string;
  label: string;
  content: unknown;
  wanted: number;
  pressed?: boolean;
  barred?: string | undefined;
}

/** One button of several for the same contribution. */
function button(votes: VoteButtons, idea: Idea, { class: look, label, content, wanted, pressed, barred }: Press, reason: string, t: Translator): TemplateResult {
  const { pending } = votes.follow(idea.subject).get();
  return html`<button
    class="num ${look}"
    aria-pressed=${pressed ?? nothing}
    aria-disabled=${barred ? 'true' : nothing}
    aria-busy=${pending ? 'true' : nothing}
    aria-describedby=${reason || nothing}
    @click=${() => barred || votes.press(idea, t.lang, wanted)}
  >
    ${content}<span class="sr">${label}</span>
  </button>`;
}

/** What stands below the buttons: why the last wish was refused, or why there can be none. */
function reasonOf(votes: VoteButtons, { subject, own, open }: Idea, barred: string | undefined, t: Translator): { told: string | undefined; why: string | undefined; closed: string | undefined } {
  const { waits, error } = votes.follow(subject).get();
  const closed = own ? t('vote.own') : open ? undefined : t('vote.closed');
  const told = error ? t.problem(error) : waits ? t('vote.waits') : undefined;
  return { told, closed, why: told ?? closed ?? barred };
}

/** The button of every board, where no vote is left for it. */
function single(votes: VoteButtons, idea: Idea, spent: string, t: Translator): TemplateResult {
  const { subject, title, votes: n } = idea;
  const { told, closed, why } = reasonOf(votes, idea, spent, t);
  const id = `why-${subject}`;
  const content = html`${up}<span aria-hidden="true">${t.n(n)}</span>`;
  return html`<div class="vote pair">
    ${button(votes, idea, { class: '', content, label: `${t('board.vote', { title })}, ${t('votes', { n })}`, wanted: 1, pressed: false, barred: closed ?? spent }, id, t)}
    <span class="why ${told ? '' : 'reason'}" id=${id}>${why}</span>
  </div>`;
}

function pair(votes: VoteButtons, idea: Idea, spentFor: string | undefined, spentAgainst: string | undefined, t: Translator): TemplateResult {
  const { subject, title, weight, score } = idea;
  const { told, closed, why } = reasonOf(votes, idea, spentFor ?? spentAgainst, t);
  const id = `why-${subject}`;
  const each = (press: Press) => button(votes, idea, press, why ? id : '', t);
  const figure = html`${up}<span aria-hidden="true">${score < 0 ? '−' : ''}${t.n(Math.abs(score))}</span>`;
  return html`<div class="vote pair" role="group" aria-label=${title}>
    ${each({ class: '', content: figure, label: `${t('board.vote', { title })}, ${t('look.score', { n: score })}`, wanted: weight > 0 ? 0 : 1, pressed: weight > 0, barred: closed ?? spentFor })}
    ${each({ class: 'small', content: down, label: t('look.against', { title }), wanted: weight < 0 ? 0 : -1, pressed: weight < 0, barred: closed ?? spentAgainst })}
    ${why ? html`<span class="why ${told ? '' : 'reason'}" id=${id}>${why}</span>` : nothing}
  </div>`;
}

function dots(votes: VoteButtons, idea: Idea, full: string | undefined, t: Translator): TemplateResult {
  const { subject, title, weight, score } = idea;
  const { told, closed, why } = reasonOf(votes, idea, full, t);
  const id = `why-${subject}`;
  const each = (press: Press) => button(votes, idea, { ...press, class: 'small' }, why ? id : '', t);
  return html`<div class="vote pair" role="group" aria-label=${title}>
    ${each({ class: '', content: plus, label: t('look.give', { title }), wanted: weight + 1, barred: closed ?? full })}
    <span class="given num ${weight ? 'some' : ''}"><span aria-hidden="true">${t.n(weight)}</span><span class="sr">${t('look.given', { n: weight })}</span></span>
    ${each({ class: '', content: minus, label: t('look.take', { title }), wanted: weight - 1, barred: closed ?? (weight ? undefined : t('look.nothing')) })}
    <span class="all muted num">${t('votes', { n: score })}</span>
    ${why ? html`<span class="why ${told ? '' : 'reason'}" id=${id}>${why}</span>` : nothing}
  </div>`;
}
