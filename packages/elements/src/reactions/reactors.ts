import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ReactionKind, ReactionPage } from '@cocarde/contract/discussion.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { loadMoreReactors, openReactors, refreshReactors } from '@cocarde/client/reactions.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { REACTION_WORDS } from './reactions.ts';
import { BOARD_WORDS } from '../internal/board.ts';
import { reactorStyles } from './reactions.styles.ts';

/**
 * Who gave one reaction, by name as far as they agreed to be known. Inside `cocarde-reactions`.
 * @tagname cocarde-reactors
 */
export class Reactors extends LitElement {
  static override readonly styles = [tokens, shared, reactorStyles];

  /** Id of what they reacted to. */
  @property({ attribute: false }) post = '';
  @property({ attribute: false }) kind: ReactionKind = 'like';
  /** How many there are, those among them who are not named. */
  @property({ attribute: false }) all = 0;

  readonly #language = new Language(this, REACTION_WORDS, BOARD_WORDS);
  readonly #known = new StoreController(this, () => openReactors(this.post, this.kind));

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#known.value,
      retry: () => refreshReactors(this.post, this.kind),
      bones: html`<i class="bone"></i>`,
      ready: (page, t) => this.#list(page, t),
    });
  }

  #list({ items, cursor }: ReactionPage, t: Translator): TemplateResult {
    const others = this.all - items.length;
    return html`<b>${t(`reactions.${this.kind}`)}</b>
      <ul role="list">
        ${items.map(({ id, name, profile }) => html`<li><bdi>${profile ? memberLink(id, name) : name}</bdi></li>`)}
      </ul>
      ${cursor
        ? html`<button class="link" @click=${() => loadMoreReactors(this.post, this.kind)}>${t('board.more')}</button>`
        : others > 0 ? html`<span class="muted">${t(items.length ? 'reactions.others' : 'reactions.unnamed', { n: others })}</span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-reactors': Reactors;
  }
}
