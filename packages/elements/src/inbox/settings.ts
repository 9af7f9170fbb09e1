import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { MESSAGE_CHOICES, MESSAGE_KINDS } from '@cocarde/contract/inbox.ts';
import type { ChosenKind, InboxSettings, MessageChoice } from '@cocarde/contract/inbox.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { inboxSettings, saveInboxSettings } from '@cocarde/client/inbox.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { community } from '@cocarde/client/me.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { announce } from '../internal/announce.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './settings.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/inbox-settings.ts'),
  fr: () => import('@cocarde/client/lang/fr/inbox-settings.ts'),
};

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;

/** From seven in the evening to eight in the morning, for who has none yet. */
const EVENING = { from: 19 * 60, to: 8 * 60 };

const clock = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
const minutes = (typed: FormDataEntryValue | null): number => {
  const [h = 0, m = 0] = String(typed).split(':').map(Number);
  return h * 60 + m;
};

/**
 * What one wants to hear of, and when not. Inside `cocarde-inbox`, not for pages.
 * @tagname cocarde-inbox-settings
 * @fires saved
 */
export class InboxSettingsForm extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, styles];

  @state() private quiet: boolean | undefined;
  @state() private error: string | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #settings = new StoreController(this, inboxSettings);
  readonly #community = new StoreController(this, community);

  override render(): TemplateResult {
    return view({ t: this.#language.t, state: this.#settings.value, retry: () => refresh('me/inbox'), bones: BONES, ready: (settings, t) => this.#form(settings, t) });
  }

  #form({ kinds, quiet }: InboxSettings, t: Translator): TemplateResult {
    const hushed = this.quiet ?? quiet !== null;
    const { from, to } = quiet ?? EVENING;
    return html`<form @submit=${(event: SubmitEvent) => this.#save(event, t)}>
      <p class="muted small">${t('inbox.choose')}</p>
      <div class="kinds">
        ${MESSAGE_KINDS.map((kind) => html`<label>
          <span>${t(`inbox.kind.${kind}` as Key)}</span>
          <select class="field" name=${kind}>
            ${MESSAGE_CHOICES.map((choice) => html`<option value=${choice} ?selected=${kinds[kind] === choice}>${t(`inbox.choice.${choice}` as Key)}</option>`)}
          </select>
        </label>`)}
      </div>
      <fieldset>
        <legend>${t('inbox.hours')}</legend>
        <label class="check"><input type="checkbox" name="quiet" .checked=${hushed} @change=${this.#hush} /> ${t('inbox.hush')}</label>
        ${hushed
          ? html`<p class="times">
              <label>${t('inbox.from')} <input class="field" type="time" name="from" required .value=${clock(from)} /></label>
              <label>${t('inbox.to')} <input class="field" type="time" name="to" required .value=${clock(to)} /></label>
            </p>`
          : nothing}
        <p class="muted small">${t('inbox.hours.about', { zone: this.#community.value?.timeZone ?? '' })}</p>
      </fieldset>
      ${this.error ? html`<p class="stale" role="alert">${t.problem(this.error)}</p>` : nothing}
      <button class="btn" type="submit">${t('inbox.save')}</button>
    </form>`;
  }

  #hush({ target }: Event): void {
    this.quiet = (target as HTMLInputElement).checked;
  }

  async #save(event: SubmitEvent, t: Translator): Promise<void> {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const kinds = Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, typed.get(kind)])) as Record<ChosenKind, MessageChoice>;
    try {
      await saveInboxSettings({ kinds, quiet: typed.has('quiet') ? { from: minutes(typed.get('from')), to: minutes(typed.get('to')) } : null });
      announce(t('inbox.saved'), t.tag);
      this.dispatchEvent(new Event('saved'));
    } catch (error) {
      this.error = (error as { code?: string }).code ?? 'network';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-inbox-settings': InboxSettingsForm;
  }
}
