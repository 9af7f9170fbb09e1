import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AnswerPage, Doubt, Question } from '@cocarde/contract/questions.ts';
import { isAsker } from '@cocarde/client/asker-keys.ts';
import { addressOf } from '@cocarde/client/deep-link.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { answerRequest, confirmQuestion, dropDuplicate, reopenQuestion, withdrawDoubt, withdrawPromise } from '@cocarde/client/question-acts.ts';
import { forgetAsker } from '@cocarde/client/questions.ts';
import { byline } from '../internal/byline.ts';
import { isolated } from './answers.ts';
import type { Deeds } from './deeds.ts';
import type { Matter } from './question-desk.ts';

/** What the notices of a question need of the element that shows them. */
export interface Noticed {
  question: Question;
  /** Once it was read. */
  page: AnswerPage | undefined;
  /** Id of the reader. */
  me: string | undefined;
  deeds: Deeds;
  open(matter: Matter): void;
  /** Where the focus goes when the button that had it is gone. */
  done(): void;
}

/** What everybody should know before they read on: where it goes on, what is doubted, what is promised, and whether it takes answers. */
export function notices(on: Noticed, t: Translator): unknown {
  const { question } = on;
  const nameless = isAsker(question.id) ? asked(on, t) : nothing;
  if (question.duplicateOf) return html`${nameless}${duplicate(on, question.duplicateOf, t)}`;
  return html`${nameless}${on.page ? requested(on, on.page, t) : nothing} ${question.stale ? doubted(on, question.stale, t) : nothing} ${question.bounty ? promised(on, question.bounty, t) : nothing}
    ${question.closed ? closed(on, question.closed, t) : nothing}`;
}

/** A button that does something at once; it says what was refused beside it. */
function deed({ question, deeds, done }: Noticed, label: Key, act: (question: string) => Promise<void>, said: Key, t: Translator): TemplateResult {
  const press = async () => {
    if (await deeds.run(label, () => act(question.id), t(said), t)) done();
  };
  return html`<button class="link" aria-busy=${deeds.busy(label)} @click=${press}>${t(label)}</button>${deeds.refusal(label, t)}`;
}

function notice(kind: string, words: unknown, acts: unknown): TemplateResult {
  return html`<div class="notice ${kind}">
    ${words}
    <div class="acts">${acts}</div>
  </div>`;
}

/** To who asked without a name, as this browser knows. Giving up the key is for good, so it takes two steps. */
function asked(on: Noticed, t: Translator): TemplateResult {
  return html`<details class="notice">
    <summary>${t('question.nameless')}</summary>
    <p>${t('question.nameless.about')}</p>
    <div class="acts">${deed(on, 'question.forget', () => forgetAsker(on.question), 'question.forgotten', t)}</div>
  </details>`;
}

function duplicate(on: Noticed, { id, title }: NonNullable<Question['duplicateOf']>, t: Translator): TemplateResult {
  const words = title === null ? html`<p>${t('question.same.held')}</p>` : html`<p>${t('question.same')} <a href=${addressOf({ kind: 'question', id })}><bdi>${title}</bdi></a></p>`;
  return notice('', words, on.page?.may.unmerge ? deed(on, 'question.apart', dropDuplicate, 'question.separated', t) : nothing);
}

/** To who was asked, until they have answered. */
function requested(on: Noticed, { request, items, question }: AnswerPage, t: Translator): TemplateResult | typeof nothing {
  if (!request || question.closed || items.some(({ own }) => own)) return nothing;
  return request.declined
    ? notice('', html`<p>${t('question.declined')}</p>`, deed(on, 'question.able', (id) => answerRequest(id, false), 'question.request', t))
    : notice('warm', html`<p><b>${t('question.request')}</b></p>`, deed(on, 'question.decline', (id) => answerRequest(id, true), 'question.declined', t));
}

function doubted(on: Noticed, { since, members }: NonNullable<Question['stale']>, t: Translator): TemplateResult {
  const doubts = on.page?.doubts ?? [];
  const mine = doubts.some(({ by }) => by && by.id === on.me);
  return notice(
    'warm',
    html`<p><b>${t('question.stale', { n: members, date: t.date(since) })}</b></p>
      ${doubts.length ? html`<ul role="list">${doubts.map((each) => html`<li class="whole">${reason(each, t)}</li>`)}</ul>` : nothing}`,
    html`${on.page?.may.confirm ? deed(on, 'question.confirm', confirmQuestion, 'question.confirmed', t) : nothing}
    ${mine ? deed(on, 'question.undoubt', withdrawDoubt, 'question.undoubted', t) : nothing}`,
  );
}

function reason({ reason, at, by }: Doubt, t: Translator): TemplateResult {
  return html`<span class="text" dir="auto">${reason}</span><span class="small muted">${byline(by, at, t)}</span>`;
}

function promised(on: Noticed, { points, until }: NonNullable<Question['bounty']>, t: Translator): TemplateResult {
  const { question, page, open } = on;
  // Whoever answered answered for it: then the service keeps the promise.
  const free = page && question.own && page.items.every(({ own }) => own);
  const more = question.own && page && page.may.promise > 0;
  return notice(
    '',
    html`<p><b>${t('question.bounty', { n: points, date: t.date(until) })}</b></p>`,
    html`${more ? html`<button class="link" @click=${() => open('promise')}>${t('question.bounty.raise')}</button>` : nothing}
    ${free ? deed(on, 'question.bounty.withdraw', withdrawPromise, 'question.bounty.withdrawn', t) : nothing}`,
  );
}

function closed(on: Noticed, { at, by, note }: NonNullable<Question['closed']>, t: Translator): TemplateResult {
  const date = t.date(at);
  return notice(
    '',
    html`<p><b>${t('question.closed')}</b> ${by ? t('question.closed.by', { name: isolated(by.name), date }) : t('question.closed.on', { date })}</p>
      ${note ? html`<p class="text" dir="auto">${note}</p>` : nothing}`,
    on.page?.may.close ? deed(on, 'question.reopen', reopenQuestion, 'question.reopened', t) : nothing,
  );
}
