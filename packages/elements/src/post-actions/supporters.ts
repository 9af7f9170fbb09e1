import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SupporterPage } from '@cocarde/contract/discussion.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { loadMoreSupporters, openSupporters, refreshSupporters } from '@cocarde/client/contributions.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { WORDS } from './post-actions.ts';
import { knownStyles } from './known.styles.ts';

/**
 * Who is for a contribution. Inside `cocarde-post-actions`.
 * @tagname cocarde-supporters
 */
export class Supporters extends LitElement {
  static override readonly styles = [tokens, shared, avatarStyles, knownStyles];

  /** Id of what they are for. */
  @property({ attribute: false }) post = '';
  /** How many there are, those among them who are not named. */
  @property({ attribute: false }) all = 0;

  readonly #language = new Language(this, WORDS);
  readonly #known = new StoreController(this, () => openSupporters(this.post));

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#known.value,
      retry: () => refreshSupporters(this.post),
      bones: html`<i class="bone"></i>`,
      ready: (page, t) => this.#list(page, t),
    });
  }

  #list({ items, cursor }: SupporterPage, t: Translator): TemplateResult {
    const others = this.all - items.length;
    return html`<ul role="list">
        ${items.map(({ member, weight, castBy }) => html`<li>${avatar(member.name, member.id)} <span><bdi>${member.profile ? memberLink(member.id, member.name) : member.name}</bdi>${weight > 1 ? html` <span class="muted num">× ${t.n(weight)}</span>` : nothing}${castBy ? html` <span class="small muted">${t('actions.castBy', { name: `\u2068${castBy.name}\u2069` })}</span>` : nothing}</span></li>`)}
      </ul>
      ${items.length || others > 0 ? nothing : html`<p class="muted">${t('actions.supporters.none')}</p>`}
      ${cursor ? html`<button class="btn quiet" @click=${() => loadMoreSupporters(this.post)}>${t('board.more')}</button>` : others > 0 ? html`<p class="muted">${t('actions.others', { n: others })}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-supporters': Supporters;
  }
}
