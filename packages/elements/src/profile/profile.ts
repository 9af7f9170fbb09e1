import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Contributions, Profile } from '@cocarde/contract/profile.ts';
import { amount } from '../internal/amount.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { badgeArt } from '../internal/badge-art.ts';
import { badgeArtStyles } from '../internal/badge-art.styles.ts';
import { details } from '../internal/details.styles.ts';
import { warnOnce } from '../internal/inert.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './profile.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/profile.ts'),
  fr: () => import('@cocarde/client/lang/fr/profile.ts'),
};

/** Badges shown before the reader asks for all of them. */
const FIRST = 10;

const BONE = html`<i class="bone"></i>`;
const BONES = html`<div class="row who"><i class="bone avatar"></i><div class="lines">${BONE}${BONE}</div></div>
  ${BONE}
  <div class="tiles">${BONE}${BONE}${BONE}${BONE}</div>
  <i class="bone shelf"></i>`;

/** A member: who they are, where they stand, their badges, what they contribute. */
export class ProfileCard extends LitElement {
  static override readonly styles = [tokens, shared, card, details, avatarStyles, badgeArtStyles, styles];

  /** Whose, as others see them: the number that comes with a name. The visitor's own, all of it, without. */
  @property() member = '';
  /** Whether « What others see » is open, on the visitor's own profile. */
  @property({ type: Boolean }) visibility = false;

  /** Whether the visitor looks at their own with the eyes of others. */
  @state() private asOthers = false;
  @state() private all = false;

  readonly #language = new Language(this, WORDS);
  readonly #community = new StoreController(this, () => page().$community);
  readonly #profile = new StoreController(this, () => (/^[\w-]*$/.test(this.member) ? want(this.#key) : undefined));
  readonly #seen = new StoreController(this, () => {
    const id = this.asOthers && this.#profile.value?.data?.id;
    return id ? want(`profile:${id}`) : undefined;
  });

  get #key(): 'profile' | `profile:${string}` {
    return this.member ? `profile:${this.member}` : 'profile';
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const state = this.#profile.value;
    if (!state) warnOnce(this, `member="${this.member}" is not what comes with a name.`);
    // Whoever does not appear is found as little as somebody who never was here.
    if (t && this.member && state?.status === 'inert') return notice(t('profile.none'), t('profile.why'));
    return view({
      head: this.member ? undefined : titled('profile.title'),
      t,
      state,
      retry: () => refresh(this.#key),
      bones: BONES,
      ready: (profile, t) => html`${this.asOthers ? this.#others(t) : this.#card(profile, t)}${profile.visibility ? this.#choices(profile, t) : nothing}`,
    });
  }

  #others(t: Translator): TemplateResult {
    const state = this.#seen.value;
    if (state?.status === 'inert') return notice(t('profile.none'), t('profile.hidden'));
    return view({ t, state, retry: () => refresh('profile:'), bones: BONES, ready: (profile, t) => this.#card(profile, t) });
  }

  #card({ id, name, team, since, points, badges, contributions, visibility }: Profile, t: Translator): TemplateResult {
    const month = t.date(Date.parse(`${since}-15T12:00`), { month: 'long', year: 'numeric' });
    const figures = Object.entries(contributions ?? {}) as [keyof Contributions, number][];
    const nothingYet = visibility && !badges?.length && !figures.some(([, n]) => n);
    return html`<div class="row who">
        ${avatar(name, id)}
        <div>
          <h2><bdi>${name}</bdi></h2>
          <p class="small muted">${team ? html`<bdi>${team}</bdi> · ` : nothing}${t('profile.since', { month })}</p>
          ${visibility ? html`<p class="small ${visibility.found ? 'found' : 'muted'}">${t(visibility.found ? 'profile.found' : 'profile.hidden')}</p>` : nothing}
        </div>
      </div>
      ${points
        ? html`<p class="points num"><b>${t('profile.level', { n: points.level.number, name: words(points.level.name, t.tag) })}</b>
              <span>${amount(points.total, t, this.#community.value)}</span></p>
            ${points.currencies.map(
              (further) =>
                html`<p class="further num small">${t('profile.level', { n: further.level.number, name: words(further.level.name, t.tag) })}
                  <span>${amount(further.total, t, further)}</span></p>`,
            )}`
        : nothing}
      ${nothingYet
        ? html`<p class="small muted start">${t('profile.start')}</p>`
        : html`${figures.length
            ? html`<ul class="tiles num" role="list">
                ${figures.map(([figure, n]) => html`<li><b>${t.n(n)}</b> ${t(`profile.${figure}`, { n })}</li>`)}
              </ul>`
            : nothing}
          ${badges?.length ? this.#badges(badges, t) : nothing}`}`;
  }

  #badges(badges: NonNullable<Profile['badges']>, t: Translator): TemplateResult {
    const shown = this.all ? badges : badges.slice(0, FIRST);
    return html`<h3>${t('profile.badges', { n: badges.length })}</h3>
      <ul class="shelf" role="list">
        ${shown.map(({ art, name }) => html`<li>${badgeArt(art)}<span>${words(name, t.tag)}</span></li>`)}
      </ul>
      ${badges.length > FIRST
        ? html`<button class="link" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>${t(this.all ? 'profile.fewer' : 'profile.more')}</button>`
        : nothing}`;
  }

  #choices({ visibility }: Profile, t: Translator): TemplateResult {
    return html`<details class="choices" ?open=${this.visibility} @toggle=${this.#toggle}>
      <summary>${t('profile.seen')}</summary>
      <cocarde-visibility .holds=${visibility} .others=${this.asOthers} .look=${this.#look}></cocarde-visibility>
    </details>`;
  }

  readonly #look = (asOthers: boolean): void => {
    this.asOthers = asOthers;
  };

  /** Members decide once: what asks them is loaded then. Closing it leads back to one's own view. */
  #toggle({ currentTarget }: Event): void {
    const details = currentTarget as HTMLDetailsElement;
    this.visibility = details.open;
    if (details.open) void import('./define-visibility.ts').then(({ define }) => define(), () => (details.open = false));
    else this.asOthers = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-profile': ProfileCard;
  }
}
