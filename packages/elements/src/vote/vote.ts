import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import { PAGE_KEY } from '@cocarde/contract/keys.ts';
import { warnOnce } from '../internal/inert.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { up, VoteButtons } from '../internal/vote-button.ts';
import { voteButtonStyles } from '../internal/vote-button.styles.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { styles } from './vote.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/page-vote.ts'),
  fr: () => import('@cocarde/client/lang/fr/page-vote.ts'),
};

const BONE = html`<i class="bone" aria-hidden="true"></i>`;

/** One vote button for anything on the host's page. */
export class Vote extends LitElement {
  static override readonly styles = [tokens, shared, voteButtonStyles, styles];

  /** The page's own name for what is voted for: letters and digits, then also `_ . / : -`, at most 120 characters. */
  @property() subject = '';
  /** What a press does, shown beside the button; « Vote for this page » is said without it. */
  @property() label = '';

  readonly #language = new Language(this, WORDS, VOTE_WORDS);
  readonly #votes = new VoteButtons(this);
  readonly #vote = new StoreController(this, () => (this.#valid ? want(`vote:page:${this.subject}`) : undefined));

  get #valid(): boolean {
    return PAGE_KEY.test(this.subject);
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (!this.#valid) warnOnce(this, `needs a subject like ${PAGE_KEY}, not "${this.subject}".`);
    return html`${t ? this.#button(t) : BONE}${this.label ? html`<span class="label" aria-hidden="true">${this.label}</span>` : nothing}`;
  }

  #button(t: Translator): TemplateResult {
    const { status, data, error } = this.#vote.value ?? { status: 'inert' };
    const label = this.label || t('vote.label');
    if (data && status !== 'signed-out') return this.#votes.button(data, label, t);
    if (status === 'loading') return BONE;
    if (status === 'error') {
      return html`<div class="vote">
        <button class="again" aria-describedby="why" @click=${() => refresh(`vote:page:${this.subject}`)}>${t('retry')}</button>
        <span class="why" id="why">${t.problem(error)}</span>
      </div>`;
    }
    return html`<div class="vote">
      <button aria-pressed="false" aria-disabled="true" aria-describedby="why">${up}<span class="sr">${label}</span></button>
      <span class="why reason" id="why">${t(status === 'signed-out' ? status : 'inert')}</span>
    </div>`;
  }
}

