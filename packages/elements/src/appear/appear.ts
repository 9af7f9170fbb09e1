import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { setAppears } from '@cocarde/client/me.ts';
import type { Naming } from '@cocarde/contract/leaderboard.ts';
import type { Appears } from '@cocarde/contract/members.ts';
import { page } from '@cocarde/client/page.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './appear.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/appear.ts'),
  fr: () => import('@cocarde/client/lang/fr/appear.ts'),
};

const CHOICES = ['yes', 'no'] as const;

/** Whether the member is named in leaderboards: what holds, and the two answers. */
export class Appear extends LitElement {
  static override readonly styles = [tokens, shared, details, styles];

  /** How the community names its members. */
  @property({ attribute: false }) naming: Naming = 'opt_in';

  /** Why the last answer was not saved. */
  @state() private refusal: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #me = new StoreController(this, () => page().$me);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const appears = this.#me.value?.appears;
    if (!t || !appears) return nothing;
    return html`<p class="small muted">${this.#meaning(appears, t)}</p>
      <div class="row">
        ${CHOICES.map(
          (choice) =>
            html`<button class="btn quiet" aria-pressed=${choice === appears} @click=${() => this.#choose(choice, t)}>${t(`appear.say.${choice}`)}</button>`,
        )}
      </div>
      ${this.refusal ? html`<p class="stale">${t.problem(this.refusal)}</p>` : nothing}`;
  }

  /** What an answer, or none yet, comes to. */
  #meaning(appears: Appears, t: Translator): string {
    const { naming } = this;
    if (naming === 'pseudonym') return t(`appear.pseudonym.${appears}`);
    return t(naming === 'opt_out' && appears === 'undecided' ? 'appear.opt_out.undecided' : `appear.${appears}`);
  }

  async #choose(choice: 'yes' | 'no', t: Translator): Promise<void> {
    try {
      await setAppears(choice);
      this.refusal = undefined;
      announce(this.#meaning(choice, t), t.lang);
    } catch (failure) {
      this.refusal = await refused(this, failure, t.lang);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-appear': Appear;
  }
}
