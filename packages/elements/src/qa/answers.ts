import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Answer, AnswerPage } from '@cocarde/contract/questions.ts';
import { isAsker } from '@cocarde/client/asker-keys.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { acceptAndPay, validateAnswer, thankFor } from '@cocarde/client/question-acts.ts';
import { acceptAnswer, loadMoreAnswers } from '@cocarde/client/questions.ts';
import { avatar } from '../internal/avatar.ts';
import { byline } from '../internal/byline.ts';
import type { PostMenu } from '../internal/post-menu.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import type { Deeds } from './deeds.ts';

/** A name inside a sentence, whatever the direction of its letters. */
export const isolated = (name: string) => `\u2068${name}\u2069`;

const listed = (names: string[], { lang }: Translator) => new Intl.ListFormat(lang).format(names.map(isolated));

export interface Reader {
  id: string | undefined;
  moderates: boolean;
  /** What they should know before they write here. */
  caution: string | undefined;
}

/** Whoever decides for somebody else does so neither for their own answer nor against one that theirs competes with; who asked without a name, not for their own. */
function mayAccept({ own, accepted, from }: Answer, { question, items, may }: AnswerPage): boolean {
  if (!may.accept || from) return false;
  if (question.own) return true;
  if (own) return accepted;
  if (isAsker(question.id)) return true;
  const given = items.filter((each) => !each.from);
  return !given.some((each) => each.own) || !given.some((each) => each.accepted && !each.own);
}

/** The answers to one question, in an element that shows them. */
export class Answers {
  readonly #menu: PostMenu;
  readonly #deeds: Deeds;
  readonly #votes: VoteButtons;
  #page: AnswerPage | undefined;
  /** An answer that was just accepted, or no longer, moves: whoever pressed its button moves along once the page was read again. */
  #moves: { answer: string; from: AnswerPage } | undefined;

  constructor(host: LitElement, menu: PostMenu, deeds: Deeds) {
    this.#menu = menu;
    this.#deeds = deeds;
    this.#votes = new VoteButtons(host);
    host.addController({ hostUpdate: () => void (this.#moves && host.updateComplete.then(() => this.#follow(host.renderRoot as ShadowRoot))) });
  }

  list(page: AnswerPage, reader: Reader, t: Translator): TemplateResult {
    this.#page = page;
    return html`<ul role="list">
        ${page.items.map((answer) => html`<li class=${answer.accepted ? 'best' : ''}>${this.#answer(answer, page, reader, t)}</li>`)}
      </ul>
      ${page.cursor ? html`<button class="btn quiet" @click=${() => loadMoreAnswers(page.question.id)}>${t('board.more')}</button>` : nothing}`;
  }

  #answer(answer: Answer, page: AnswerPage, reader: Reader, t: Translator): TemplateResult {
    const { moderates, caution } = reader;
    const { id, own, author, body, createdAt, editedAt, held, comments, reactions } = answer;
    const { board, id: question } = page.question;
    const post = { kind: 'answer' as const, id, board, parent: question };
    const rights = { own, moderates, content: answer, also: this.#others(answer, question, reader, t) };
    if (this.#menu.isRemoved(id)) return html`<div class="gone">${this.#menu.panel(post, rights, t)}</div>`;
    const name = author?.name ?? t('board.former');
    return html`${this.#votes.button(answer, t('answers.vote', { name }), t)}
      <div>
        ${this.#marks(answer, t)}
        <p class="row small muted">${avatar(author?.name, author?.id)} <span>${byline(author, createdAt, t)} ${editedAt ? html`· ${t('form.edited')}` : nothing} ${this.#menu.button(post, t)}</span></p>
        <cocarde-text class="text" dir="auto">${body}</cocarde-text>
        ${held
          ? html`<p class="held">${t('thread.held')}</p>`
          : html`<div class="acts">${this.#accept(answer, page, t)} ${this.#validate(answer, page, t)} ${this.#thank(answer, page, t)}<cocarde-reactions .post=${id} .given=${reactions}></cocarde-reactions></div>`}
        ${this.#deeds.refusal(id, t)}
        <cocarde-post-comments .post=${{ kind: 'answer', id, board, moderates, caution }} .count=${comments} .about=${isolated(name)}></cocarde-post-comments>
        ${this.#menu.panel(post, rights, t)}
      </div>`;
  }

  /** What is known of an answer, in words. */
  #marks({ accepted, validated, bounty, thanked, from }: Answer, t: Translator): unknown {
    const line = (words: string) => html`<p class="small muted known" dir="auto">${words}</p>`;
    return html`${accepted ? html`<p class="mark">✓ ${t('answers.best')}</p>` : nothing}
      ${validated
        ? html`<p class="mark">✓ ${t('answers.valid')} <span class="plain">${t('answers.valid.by', { names: listed(validated.by.map(({ name }) => name), t) })}${validated.editedSince ? ` · ${t('answers.valid.edited')}` : nothing}</span></p>`
        : nothing}
      ${bounty ? line(t('answers.received', { n: bounty })) : nothing} ${thanked ? line(t('answers.thanked')) : nothing}
      ${from ? line(t('answers.from', { title: isolated(from.title) })) : nothing}`;
  }

  /** An answer to a duplicate is accepted by who asked that one. Paying what was promised is for good, so the button says it. */
  #accept(answer: Answer, page: AnswerPage, t: Translator): TemplateResult | typeof nothing {
    if (!mayAccept(answer, page)) return nothing;
    const { question } = page;
    const { id, own, author, accepted } = answer;
    const pays = question.own && question.bounty && author && !own ? question.bounty.points : 0;
    const said = accepted ? t('answers.withdraw') : pays ? t('answers.accept.pay', { n: pays }) : t('answers.accept');
    const done = accepted ? t('answers.withdrawn') : pays ? t('answers.paid', { n: pays }) : t('answers.best');
    const choose = async () => {
      if (await this.#deeds.run(id, () => (pays && !accepted ? acceptAndPay(question.id, id) : acceptAnswer(question.id, accepted ? null : id)), done, t)) this.#moves = { answer: id, from: this.#page! };
    };
    return html`<button class="link accept" value=${id} aria-busy=${this.#deeds.busy(id)} @click=${choose}>${said}</button>`;
  }

  /** For who asked without a name: a reaction would name them. */
  #thank({ id, thanked, from }: Answer, { question }: AnswerPage, t: Translator): TemplateResult | typeof nothing {
    if (!question.anonymous || from || !isAsker(question.id)) return nothing;
    const thank = () => this.#deeds.run(id, () => thankFor(id, !thanked, question.id), t(thanked ? 'answers.unthank.done' : 'answers.thank.done'), t);
    return html`<button class="link thank" aria-busy=${this.#deeds.busy(id)} @click=${thank}>${t(thanked ? 'answers.unthank' : 'answers.thank')}</button>`;
  }

  #validate({ id, own, validated }: Answer, { question, may }: AnswerPage, t: Translator): TemplateResult | typeof nothing {
    const mine = validated?.mine ?? false;
    if ((!may.validate && !mine) || own) return nothing;
    const validate = () => this.#deeds.run(id, () => validateAnswer(id, !mine, question.id), t(mine ? 'answers.unvalidated' : 'answers.validated'), t);
    return html`<button class="link validate" aria-busy=${this.#deeds.busy(id)} @click=${validate}>${t(mine ? 'answers.unvalidate' : 'answers.validate')}</button>`;
  }

  /** An animateur takes back what somebody else said. */
  #others({ id, validated }: Answer, question: string, reader: Reader, t: Translator): { said: string; act(): void }[] {
    const others = reader.moderates && validated ? validated.by.filter((each) => each.id !== reader.id) : [];
    return others.map(({ id: member, name }) => ({
      said: t('answers.unvalidate.other', { name: isolated(name) }),
      act: async () => {
        this.#menu.shut(id);
        await this.#deeds.run(id, () => validateAnswer(id, false, question, member), t('answers.unvalidated'), t);
        await this.#menu.lead(id);
      },
    }));
  }

  /** Unless they went elsewhere. */
  #follow(root: ShadowRoot): void {
    if (!this.#moves || this.#page === this.#moves.from) return;
    if (root.activeElement?.matches('.accept')) root.querySelector<HTMLElement>(`.accept[value="${this.#moves.answer}"]`)?.focus();
    this.#moves = undefined;
  }
}
