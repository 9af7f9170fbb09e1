import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { unmergeIdea } from '@cocarde/client/merging.ts';
import { remove, removed, restore } from '@cocarde/client/removal.ts';
import type { Contribution } from '@cocarde/client/removal.ts';
import { FORM_WORDS } from '../form/form.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './post-actions.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/post-actions.ts'),
  fr: () => import('@cocarde/client/lang/fr/post-actions.ts'),
};

/** Id of what was just removed: its place may be drawn anew, and the way back in it takes the focus. */
let actedOn = '';

/** What somebody may do with a contribution. */
export interface Rights {
  /** Whether they wrote it; others give a reason. */
  own: boolean;
  /** An idea that is not merged yet, or one that is, for an animateur. */
  merge?: 'into' | 'apart' | undefined;
}

/**
 * Removing and bringing back a contribution, and merging an idea. Says what was removed in its place. Inside threads, not for pages.
 * @tagname cocarde-post-actions
 * @fires close - Nobody wants to do anything here any more.
 * @fires cocarde-error - What was asked for did not happen.
 */
export class PostActions extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  @property({ attribute: false }) post!: Contribution;
  @property({ attribute: false }) rights!: Rights;

  @state() private step: 'choose' | 'remove' | 'merge' = 'choose';
  @state() private busy = false;
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS, FORM_WORDS);
  readonly #removed = new StoreController(this, removed);
  /** Whether what is shown was just changed by who reads it, and takes the focus. */
  #moved = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { id } = this.post;
    this.#moved = id === actedOn || !removed().get().has(id);
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const gone = this.#removed.value?.has(this.post.id);
    const failure = this.failure ? html`<p class="error">${t.problem(this.failure)}</p>` : nothing;
    return html`<div class="box" aria-busy=${this.busy} @keydown=${(event: KeyboardEvent) => this.#escape(event)}>
      ${gone ? this.#restoring(t) : this.step === 'choose' ? this.#choices(t) : this.step === 'merge' ? this.#merging(t) : this.#removing(t)} ${failure}
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#moved || !this.#language.t) return;
    this.#moved = false;
    actedOn = '';
    this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  #restoring(t: Translator): TemplateResult {
    return html`<p class="row">
      <b>${t(`actions.removed.${this.post.kind}`)}</b>
      <button class="link first" @click=${() => this.#do(() => restore(this.post), 'actions.restored', t)}>${t('actions.undo')}</button>
    </p>`;
  }

  #choices(t: Translator): TemplateResult {
    const { merge } = this.rights;
    const apart = () => this.#do(() => unmergeIdea(this.post), 'actions.separated', t);
    return html`<div class="choices">
      <button class="link first" @click=${() => this.#go('remove')}>${t(`actions.remove.${this.post.kind}`)}</button>
      ${merge === 'into' ? html`<button class="link" @click=${() => this.#go('merge')}>${t('actions.merge')}</button>` : nothing}
      ${merge === 'apart' ? html`<button class="link" @click=${apart}>${t('actions.apart')}</button>` : nothing}
      <button class="link" @click=${() => this.#close()}>${t('actions.close')}</button>
    </div>`;
  }

  #removing(t: Translator): TemplateResult {
    const { id, kind } = this.post;
    const instead = t(`actions.removed.${kind}`);
    const away = (reason?: string) => {
      actedOn = id;
      return remove(this.post, instead, reason);
    };
    const title = html`<p><b>${t(`actions.remove.${kind}`)}</b></p>`;
    if (!this.rights.own) {
      return html`${title}<cocarde-form
          kind="removal"
          draft="removal:${id}"
          ready-to-type
          .send=${async ({ reason }: { reason: string }) => {
            await away(reason);
            this.#go('choose');
          }}
          .cancel=${() => this.#go('choose')}
        ></cocarde-form>`;
    }
    return html`${title}
      <p class="small">${t(`actions.sure.${kind}`)}</p>
      <div class="row">
        <button class="btn" @click=${() => this.#do(() => away(), `actions.removed.${kind}`, t)}>${t('form.remove')}</button>
        <button class="btn quiet first" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>
      </div>`;
  }

  #merging(t: Translator): TemplateResult {
    return html`<p><b>${t('actions.merge')}</b></p>
      <p class="small">${t('actions.merge.about')}</p>
      <cocarde-merge-target .idea=${this.post} @merged=${() => this.#close()}></cocarde-merge-target>
      <button class="link" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>`;
  }

  #go(step: PostActions['step']): void {
    this.step = step;
    this.failure = undefined;
    this.#moved = true;
    this.requestUpdate();
  }

  async #do(deed: () => Promise<void>, done: Parameters<Translator>[0], t: Translator): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    try {
      await deed();
      announce(t(done), t.lang);
      this.#go('choose');
      if (done === 'actions.restored' || done === 'actions.separated') this.#close();
    } catch (error) {
      this.failure = await refused(this, error, t.lang);
    } finally {
      this.busy = false;
    }
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#removed.value?.has(this.post.id)) return;
    event.stopPropagation();
    if (this.step === 'choose') this.#close();
    else this.#go('choose');
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-post-actions': PostActions;
  }
}
