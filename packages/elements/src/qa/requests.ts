import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { QuestionRequest } from '@cocarde/contract/experts.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Question } from '@cocarde/contract/questions.ts';
import { dropPut, expertSearch, openPut, openRequests, put } from '@cocarde/client/asking.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { openThemes } from '@cocarde/client/themes.ts';
import { announce } from '../internal/announce.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { WORDS } from './parts-words.ts';
import { MOST, people } from './people.ts';
import { peopleStyles } from './people.styles.ts';

/**
 * Whom an open question was put to, and whom it still may be: for who asked it. Inside `cocarde-question-thread`, not for pages.
 * @tagname cocarde-question-requests
 */
export class Requests extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, avatarStyles, peopleStyles];

  /** The question that was opened. */
  @property({ attribute: false }) question!: Question;

  /** Whether somebody is being chosen, and who is so far. */
  @state() private choosing = false;
  @state() private chosen: readonly MemberRef[] = [];

  readonly #language = new Language(this, WORDS);
  readonly #asked = new StoreController(this, () => openRequests(this.question.id));
  readonly #put = new StoreController(this, () => openPut(this.question.id));
  readonly #themes = new StoreController(this, () => (this.choosing ? openThemes() : undefined));
  #search: ReturnType<typeof expertSearch> | undefined;
  readonly #found = new StoreController(this, () => this.#search?.$found);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.rest();
  }

  async #toggle(): Promise<void> {
    this.choosing = !this.choosing;
    this.chosen = [];
    const { id, title, tags } = this.question;
    if (this.choosing) (this.#search ??= expertSearch(id)).type(title, tags);
    else await this.#lead('.choose');
  }

  async #lead(to: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(to)?.focus();
  }

  async #ask(members: readonly MemberRef[], t: Translator): Promise<void> {
    this.choosing = false;
    await put(this.question.id, members);
    await this.#lead('button');
    if (this.#put.value?.status === 'ready') announce(t('asking.sent', { names: named(members, t) }), t.lang);
  }

  #one({ member, declined }: QuestionRequest, t: Translator): TemplateResult {
    return html`<bdi>${member.name}</bdi>${declined ? ` (${t('asking.declined')})` : nothing}`;
  }

  #refused(members: readonly MemberRef[], code: string | undefined, t: Translator): TemplateResult {
    return html`<div class="key">
      <p role="alert">${t('asking.failed', { names: named(members, t) })} ${t.problem(code)}</p>
      <p class="row">
        <button class="link" @click=${() => this.#ask(members, t)}>${t('asking.again')}</button>
        <button class="link" @click=${() => { dropPut(this.question.id); void this.#lead('button'); }}>${t('asking.leave')}</button>
      </p>
    </div>`;
  }

  #choice(asked: readonly QuestionRequest[], most: number, t: Translator): TemplateResult {
    const { status, data } = this.#found.value ?? {};
    const suggested = (data?.items ?? []).filter(({ member }) => !asked.some((request) => request.member.id === member.id));
    if (!suggested[0]) return html`<p class="small muted" role="status">${status === 'ready' ? t('asking.nobody') : ''}</p>`;
    const choose = (members: readonly MemberRef[]) => (this.chosen = members);
    return html`<fieldset>
      <legend>${t('asking.title')}</legend>
      ${people({ suggested, chosen: this.chosen, most, themes: this.#themes.value?.data?.items, choose }, t)}
      <button class="btn" aria-disabled=${this.chosen[0] ? nothing : 'true'} @click=${() => this.chosen[0] && this.#ask(this.chosen, t)}>${t('asking.put')}</button>
    </fieldset>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const asked = this.#asked.value?.data?.items ?? [];
    const most = MOST - asked.filter(({ declined }) => !declined).length;
    const { status, data = [], error } = this.#put.value ?? {};
    return html`${asked[0] ? html`<p class="small muted">${t('asking.asked')} ${asked.map((request, i) => html`${i ? ', ' : nothing}${this.#one(request, t)}`)}</p>` : nothing}
    ${status === 'error' ? this.#refused(data, error, t) : nothing}
    ${most > 0 && status === 'ready' ? html`<button class="link choose" aria-expanded=${this.choosing} @click=${() => this.#toggle()}>${t('asking.choose')}</button>` : nothing}
    ${this.choosing ? this.#choice(asked, most, t) : nothing}`;
  }
}

const named = (members: readonly MemberRef[], t: Translator): string => new Intl.ListFormat(t.lang).format(members.map(({ name }) => `\u2068${name}\u2069`));

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-question-requests': Requests;
  }
}
