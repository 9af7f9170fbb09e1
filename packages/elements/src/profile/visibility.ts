import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { setVisibility } from '@cocarde/client/visibility.ts';
import { PROFILE_PARTS, type ProfilePart, type Visibility } from '@cocarde/contract/profile.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './visibility.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/visibility.ts'),
  fr: () => import('@cocarde/client/lang/fr/visibility.ts'),
};

type Choice = 'appears' | ProfilePart;

/** The member's own word on what others see: one switch a choice, each saved as it is pressed. */
export class VisibilitySwitches extends LitElement {
  static override readonly styles = [tokens, shared, details, styles];

  /** What the service has. */
  @property({ attribute: false }) holds: Visibility | undefined;
  /** Whether the profile around is shown as others see it, and what to call for the other view. */
  @property({ attribute: false }) others = false;
  @property({ attribute: false }) look: (asOthers: boolean) => void = () => {};

  /** What is being saved: shown as it is wished until the answer comes. */
  @state() private wishes: ReadonlyMap<Choice, boolean> = new Map();
  @state() private saved = false;
  /** Why the last wish was not saved. */
  @state() private refusal: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const { holds } = this;
    if (!t || !holds) return nothing;
    if (holds.naming === 'pseudonym') return html`<p class="small muted">${t('visibility.pseudonym')}</p>`;
    return html`${this.#switch('appears', t)}
      <p class="small muted about">${t(holds.found ? 'visibility.appears.about' : 'visibility.closed')}</p>
      <div class="parts">${PROFILE_PARTS.map((part) => this.#switch(part, t))}</div>
      <p class="small muted about">${t('visibility.never')}</p>
      ${this.refusal ? html`<p class="stale">${t.problem(this.refusal)}</p>` : this.saved ? html`<p class="small muted">${t('visibility.saved')}</p>` : nothing}
      <button class="btn quiet" aria-pressed=${this.others} @click=${() => this.look(!this.others)}>${t(this.others ? 'visibility.asMe' : 'visibility.asOthers')}</button>`;
  }

  #switch(choice: Choice, t: Translator): TemplateResult {
    const { holds, wishes } = this;
    const pending = wishes.has(choice);
    const on = wishes.get(choice) ?? (choice === 'appears' ? holds!.found : holds![choice]);
    return html`<label>
      <input
        type="checkbox"
        role="switch"
        .checked=${on}
        aria-busy=${pending ? 'true' : nothing}
        @click=${(event: Event) => pending && event.preventDefault()}
        @change=${(event: Event) => this.#choose(choice, (event.target as HTMLInputElement).checked, t)}
      />
      <span>${t(`visibility.${choice}`)}</span>
    </label>`;
  }

  async #choose(choice: Choice, on: boolean, t: Translator): Promise<void> {
    this.wishes = new Map(this.wishes).set(choice, on);
    this.saved = false;
    try {
      await setVisibility(choice === 'appears' ? { appears: on ? 'yes' : 'no' } : { [choice]: on });
      this.refusal = undefined;
      this.saved = true;
      announce(t('visibility.saved'), t.lang);
    } catch (failure) {
      this.refusal = await refused(this, failure, t.lang);
    }
    const left = new Map(this.wishes);
    left.delete(choice);
    this.wishes = left;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-visibility': VisibilitySwitches;
  }
}
