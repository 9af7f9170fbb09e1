import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { saveModerationSettings } from '@cocarde/client/moderate.ts';
import { openModerationSettings } from '@cocarde/client/moderation.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { ModerationPatch, ModerationSettings } from '@cocarde/contract/moderation.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { changesOf, LANGUAGES, refusalOf, typedFrom, type Refusal, type Typed } from './settings-typed.ts';
import { styles } from './settings.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/moderation-settings.ts'),
  fr: () => import('@cocarde/client/lang/fr/moderation-settings.ts'),
};

const BONES = html`<i class="bone"></i><i class="bone"></i>`;

/** What holds contributions back in this community, and sentences for removing them. */
export class ModerationSettingsForm extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  /** What was typed and not yet saved, and what stood there before: only differences are sent. */
  @state() private typed: Typed | undefined;
  @state() private saving = false;
  @state() private refusal: Refusal | undefined;
  /** A sentence about the last attempt. */
  @state() private said = '';
  /** What somebody else saved meanwhile. */
  @state() private theirs: ModerationSettings | undefined;

  #before: ModerationSettings | undefined;
  /** What was about to be saved when it turned out that somebody else had. */
  #changes: ModerationPatch = {};

  readonly #language = new Language(this, WORDS);
  readonly #settings = new StoreController(this, openModerationSettings);

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#settings.value,
      retry: () => refresh('moderation/settings'),
      bones: BONES,
      ready: (settings, t) => this.#form(settings, t),
    });
  }

  #form(settings: ModerationSettings, t: Translator): TemplateResult {
    const typed = this.typed ?? typedFrom(settings);
    const type = (change: Partial<Typed>) => this.#type({ ...(this.typed ?? typed), ...change }, settings);
    const change = (at: number, to?: object) =>
      type({ reasons: (this.typed ?? typed).reasons.flatMap((each, i): Words[] => (i !== at ? [each] : to ? [{ ...each, ...to }] : [])) });
    const valueOf = ({ target }: Event) => (target as HTMLInputElement).value;
    return html`<form novalidate aria-busy=${this.saving} @submit=${(event: Event) => this.#save(event, settings, t)}>
      <p>
        <label for="hideAfter">${t('settings.hide')}</label>
        <input class="field short num" id="hideAfter" inputmode="numeric" autocomplete="off" aria-invalid=${this.#invalid('hideAfter')} aria-describedby="hideAfter-about"
          .value=${typed.hideAfter} @input=${(event: Event) => type({ hideAfter: valueOf(event) })} />
        ${this.#about('hideAfter', t('settings.hide.about'), t)}
      </p>
      <p>
        <label for="words">${t('settings.words')}</label>
        <textarea class="field" id="words" rows="4" dir="auto" autocapitalize="off" spellcheck="false" aria-invalid=${this.#invalid('words')} aria-describedby="words-about"
          .value=${typed.words} @input=${(event: Event) => type({ words: valueOf(event) })}></textarea>
        ${this.#about('words', t('settings.words.about'), t)}
      </p>
      <fieldset>
        <legend>${t('settings.reasons')}</legend>
        ${typed.reasons.map(
          (given, i) => html`<div class="reason" role="group" aria-label=${t('settings.reason.n', { n: i + 1 })}>
            ${LANGUAGES.map(
              (lang) => html`<textarea class="field" rows="1" lang=${lang} placeholder=${t(`settings.reason.${lang}`)} aria-label=${t(`settings.reason.${lang}`)}
                .value=${given[lang] ?? ''} @input=${(event: Event) => change(i, { [lang]: valueOf(event) })}></textarea>`,
            )}
            <button class="link" type="button" @click=${() => this.#drop(() => change(i))}>${t('settings.reason.drop', { n: i + 1 })}</button>
          </div>`,
        )}
        <button class="link add" type="button" @click=${() => this.#add(() => type({ reasons: [...typed.reasons, {}] }))}>${t('settings.reason.add')}</button>
        ${this.#about('reasons', '', t)}
      </fieldset>
      ${this.theirs ? this.#conflict(this.theirs, t) : nothing}
      ${this.said ? html`<p class=${this.typed ? 'error' : 'small muted'}>${this.said}</p>` : nothing}
      <button class="btn" aria-disabled=${this.saving ? 'true' : nothing}>${t('settings.save')}</button>
    </form>`;
  }

  /** What is there now, where it differs from what was typed. */
  #conflict(theirs: ModerationSettings, t: Translator): TemplateResult {
    const { hideAfter, words, reasons } = typedFrom(theirs);
    const parts = { hide: hideAfter, words: words.replaceAll('\n', ', '), reasons: reasons.flatMap((reason) => Object.values(reason)).join(' · ') };
    const changed = Object.keys(this.#changes);
    return html`<div class="conflict small">
      <p>${t('settings.conflict')}</p>
      <ul role="list">
        ${(['hide', 'words', 'reasons'] as const)
          .filter((part) => changed.includes(part === 'hide' ? 'hideAfter' : part))
          .map((part) => html`<li><b>${t(`settings.${part}`)}</b> ${parts[part] || t('settings.empty')}</li>`)}
      </ul>
    </div>`;
  }

  #about(field: Refusal['field'], hint: string, t: Translator): TemplateResult {
    const { refusal } = this;
    const mine = refusal?.field === field;
    return html`<span class="about small" id="${field}-about">
      ${mine ? html`<span class="error">${t(`settings.${refusal.why}`, { n: refusal.line ?? 0, most: refusal.most ?? 0 })}</span>` : nothing}
      <span class="muted">${hint}</span>
    </span>`;
  }

  #invalid(field: Refusal['field']): string | typeof nothing {
    return this.refusal?.field === field ? 'true' : nothing;
  }

  #type(typed: Typed, settings: ModerationSettings): void {
    if (!this.typed) this.#before = settings;
    this.typed = typed;
    this.said = '';
  }

  async #add(add: () => void): Promise<void> {
    add();
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>('.reason')].at(-1)!.querySelector('textarea')!.focus();
  }

  async #drop(drop: () => void): Promise<void> {
    drop();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add')!.focus();
  }

  async #save(event: Event, settings: ModerationSettings, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.saving) return;
    const { typed } = this;
    const before = this.#before ?? settings;
    const changes = typed ? changesOf(before, typed) : {};
    // After a conflict, what is there now was read by whoever saves over it.
    const { version } = this.theirs ?? before;
    this.refusal = refusalOf(changes);
    if (this.refusal) return this.#showRefused(this.refusal, t);
    if (!Object.keys(changes).length) return this.#tell(t('settings.same'), t);
    this.saving = true;
    this.theirs = undefined;
    this.#changes = changes;
    try {
      await saveModerationSettings(changes, version);
      // What was typed while it was being saved stays, for the next time.
      if (this.typed === typed) this.typed = undefined;
      this.#before = this.#settings.value!.data!;
      this.#tell(t('settings.saved'), t);
    } catch (failure) {
      await this.#tellFailure(failure as ApiError, t);
    }
    this.saving = false;
  }

  async #tellFailure(failure: ApiError, t: Translator): Promise<void> {
    if (failure.code === 'precondition_failed') {
      this.theirs = this.#settings.value!.data!;
      announce(t('settings.conflict'), t.lang);
    } else {
      this.said = t.problem(await refused(this, failure, t.lang));
    }
  }

  #tell(sentence: string, t: Translator): void {
    this.said = sentence;
    announce(sentence, t.lang);
  }

  async #showRefused({ field, line = 0 }: Refusal, t: Translator): Promise<void> {
    const { why, most = 0 } = this.refusal!;
    announce(t(`settings.${why}`, { n: line, most }), t.lang);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(field === 'reasons' ? `.reason:nth-of-type(${line || 1}) textarea` : `#${field}`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-moderation-settings': ModerationSettingsForm;
  }
}
