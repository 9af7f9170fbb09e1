import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { declineRequest, openOwnExpertise, openOwnRequests, setListing } from '@cocarde/client/own-expertise.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { openThemes, themeName } from '@cocarde/client/themes.ts';
import type { OwnExpertise, OwnRequests } from '@cocarde/contract/experts.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { postLink } from '../internal/post-link.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './listing.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/experts-listing.ts'),
  fr: () => import('@cocarde/client/lang/fr/experts-listing.ts'),
};

/** The type keeps the number equal to the limit without shipping the table of limits. */
const MOST: typeof LIMITS.listedThemes = 20;

const BONES = html`<i class="bone"></i>`;

/** The member's own word on being found, for what, and the questions that were put to them. */
export class ExpertListing extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  /** What was ticked and not yet saved. */
  @state() private wish: { listed: boolean; themes: ReadonlySet<string> } | undefined;
  @state() private saving = false;
  @state() private saved = false;
  @state() private refusal: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #own = new StoreController(this, openOwnExpertise);
  readonly #themes = new StoreController(this, openThemes);
  readonly #requests = new StoreController(this, openOwnRequests);
  /** The question that was just declined and its place, while its row is still there. */
  #leaving: { question: string; at: number } | undefined;

  /** Leads to what stands in the place of a row that left, or where there is none to the member's own choice. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#leaving || this.#requests.value?.status !== 'ready') return;
    const { question, at } = this.#leaving;
    const rows = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('li .link')];
    if (rows.some(({ value }) => value === question)) return;
    this.#leaving = undefined;
    (rows[at] ?? rows.at(-1) ?? this.renderRoot.querySelector<HTMLElement>('input'))?.focus();
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const waiting = this.#requests.value?.data?.items ?? [];
    return html`${t && waiting[0] ? this.#waiting(waiting, t) : nothing}
      ${view<OwnExpertise>({ t, state: this.#own.value, bones: BONES, retry: () => refresh('me/expertise'), ready: (own, t) => this.#form(own, t) })}`;
  }

  #waiting(items: OwnRequests['items'], t: Translator): TemplateResult {
    return html`<h3>${t('listing.requests')}</h3>
      <ul role="list">
        ${items.map(({ question, board, title, askedBy }) => html`<li class="small">
          <span><b>${postLink({ kind: 'question', id: question, board, title })}</b> <span class="muted">${t('listing.requests.by', { name: askedBy.name })}</span></span>
          <button class="link" value=${question} aria-label=${t('listing.decline.for', { title })} @click=${() => this.#decline(question, t)}>${t('listing.decline')}</button>
        </li>`)}
      </ul>`;
  }

  /** What is ticked, read when it is asked for: two ticks may come before the first is drawn. */
  get #wished(): { listed: boolean; themes: ReadonlySet<string> } {
    const { listed = false, themes } = this.#own.value?.data ?? {};
    return this.wish ?? { listed, themes: new Set(themes) };
  }

  #form({ expertise }: OwnExpertise, t: Translator): TemplateResult {
    const wish = this.#wished;
    const list = this.#themes.value?.data?.items ?? [];
    // What one knows first, then whatever else there is to know.
    const offered = [...new Set([...expertise.map(({ theme }) => theme), ...list.map(({ id }) => id)])];
    const known = (theme: string): number => expertise.find((one) => one.theme === theme)?.answers ?? 0;
    return html`<form aria-busy=${this.saving} @submit=${(event: SubmitEvent) => this.#save(event, t)}>
      <p class="small muted">${t('listing.about')}</p>
      <label><input type="checkbox" .checked=${wish.listed} @change=${({ target }: Event) => this.#tick({ ...this.#wished, listed: (target as HTMLInputElement).checked })} />${t('listing.listed')}</label>
      ${wish.listed && offered[0]
        ? html`<fieldset>
            <legend>${t('listing.themes')}</legend>
            <div class="themes">
              ${offered.map((theme) => html`<label>
                <input type="checkbox" .checked=${wish.themes.has(theme)} ?disabled=${!wish.themes.has(theme) && wish.themes.size >= MOST}
                  @change=${({ target }: Event) => this.#tick({ ...this.#wished, themes: toggled(this.#wished.themes, theme, (target as HTMLInputElement).checked) })} />
                <span>${themeName(list, theme, t.tag)}${known(theme) ? html` <span class="small muted num">${t('listing.known', { n: known(theme) })}</span>` : nothing}</span>
              </label>`)}
            </div>
            ${wish.themes.size >= MOST ? html`<p class="small muted">${t('listing.most', { n: MOST })}</p>` : nothing}
          </fieldset>`
        : nothing}
      ${this.refusal ? html`<p class="stale">${t.problem(this.refusal)}</p>` : this.saved ? html`<p class="small muted">${t('listing.saved')}</p>` : nothing}
      <button class="btn">${t('listing.save')}</button>
    </form>`;
  }

  #tick(wish: NonNullable<ExpertListing['wish']>): void {
    this.wish = wish;
    this.saved = false;
  }

  async #save(event: SubmitEvent, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.saving) return;
    const { listed, themes } = this.#wished;
    this.saving = true;
    try {
      await setListing(listed ? { listed, themes: [...themes] } : { listed });
      this.wish = undefined;
      this.refusal = undefined;
      this.saved = true;
      announce(t('listing.saved'), t.lang);
    } catch (failure) {
      this.refusal = await refused(this, failure, t.lang);
    }
    this.saving = false;
  }

  async #decline(question: string, t: Translator): Promise<void> {
    const at = this.#requests.value!.data!.items.findIndex((one) => one.question === question);
    try {
      this.#leaving = { question, at };
      await declineRequest(question);
      announce(t('listing.declined'), t.lang);
    } catch (failure) {
      this.#leaving = undefined;
      await refused(this, failure, t.lang);
    }
  }
}

function toggled(themes: ReadonlySet<string>, theme: string, on: boolean): ReadonlySet<string> {
  const next = new Set(themes);
  if (on) next.add(theme);
  else next.delete(theme);
  return next;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-expert-listing': ExpertListing;
  }
}
