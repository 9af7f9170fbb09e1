import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import { endorse, moreExperts, openAnswerTimes, openExpertFilters, openExperts } from '@cocarde/client/experts.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { openThemes, themeName } from '@cocarde/client/themes.ts';
import type { Expert, ExpertPage, ExpertQuery, ExpertiseSeen } from '@cocarde/contract/experts.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { announce } from '../internal/announce.ts';
import { answering, ANSWERING_WORDS } from '../internal/answering.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { refused } from '../internal/refused.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './experts.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/experts.ts'),
  fr: () => import('@cocarde/client/lang/fr/experts.ts'),
};

/** The type keeps the number equal to the limit without shipping the table of limits. */
const SEARCH: typeof LIMITS.search = 100;

/** Milliseconds after the last letter. */
const PAUSE = 300;
/** Themes of one person that are shown without asking. */
const SHOWN = 3;
/** Pages in which nobody was found that are passed by themselves. */
const PASSED = 5;

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;
const STAR = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-2.9-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z" /></svg>`;

/**
 * Who can help: members who agreed to be found, by theme, team, place and name. Whoever reads it says here whether they are in it,
 * and recommends colleagues for what they know themselves.
 *
 * @tagname cocarde-experts
 */
export class Experts extends LitElement {
  static override readonly styles = [tokens, shared, card, details, formStyles, avatarStyles, styles];

  /** The theme, team or place that is chosen at first. */
  @property() topic = '';
  @property() team = '';
  @property() place = '';
  /** A board of questions of which it says how they are answered. */
  @property() board = '';

  @state() private q = '';
  /** Whose themes are all shown. */
  @state() private whole = '';
  /** What is being said about somebody, `member theme`. */
  @state() private saving = '';

  #typing: ReturnType<typeof setTimeout> | undefined;
  #passed = 0;

  readonly #language = new Language(this, WORDS, ANSWERING_WORDS);
  readonly #experts = new StoreController(this, () => openExperts(this.#wish));
  readonly #themes = new StoreController(this, openThemes);
  readonly #times = new StoreController(this, () => (this.board ? openAnswerTimes(this.board) : undefined));
  readonly #filters = new StoreController(this, openExpertFilters);

  get #wish(): ExpertQuery {
    return { theme: this.topic, team: this.team, place: this.place, q: this.q };
  }

  /** A page looks at so many members: where none of them is to be shown, the next may have some. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('q') || changed.has('topic') || changed.has('team') || changed.has('place')) this.#passed = 0;
    const { status, data } = this.#experts.value ?? {};
    if (status === 'ready' && data?.cursor && !data.items[0] && (this.#passed += 1) <= PASSED) void moreExperts(this.#wish);
  }

  /** Who reads it is looked at after whom they look for. */
  override connectedCallback(): void {
    super.connectedCallback();
    import('./define-listing.ts').then(({ define }) => define(), () => {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const state = this.#experts.value;
    const list = view<ExpertPage>({
      t, state, bones: BONES,
      retry: () => refresh('experts', 'themes'),
      ready: (page, t) => this.#list(page, t),
    });
    if (!t || state?.status === 'signed-out') return list;
    const { teams, places } = this.#filters.value?.data ?? { teams: [], places: [] };
    const themes = (this.#themes.value?.data?.items ?? []).map(({ id }): [string, string] => [id, this.#name(id, t)]);
    const same = (values: string[]) => values.map((value): [string, string] => [value, value]);
    return html`<div class="head"><h2>${t('experts.title')}</h2>${answering(this.#times.value?.data, t)}</div>
      <div class="filters" role="search">
        <input class="field" type="search" maxlength=${SEARCH} .value=${this.q} placeholder=${t('experts.search')} aria-label=${t('experts.search')} @input=${this.#type} />
        ${this.#choice('topic', 'experts.theme', themes, t)}${this.#choice('team', 'experts.team', same(teams), t)}${this.#choice('place', 'experts.place', same(places), t)}
      </div>
      ${list}
      <cocarde-expert-mine></cocarde-expert-mine>`;
  }

  /** Nothing to choose among is not offered, but for what the page chose. */
  #choice(field: 'topic' | 'team' | 'place', label: 'experts.theme' | 'experts.team' | 'experts.place', offered: [string, string][], t: Translator): TemplateResult | typeof nothing {
    const chosen = this[field];
    const options = chosen && !offered.some(([value]) => value === chosen) ? [...offered, [chosen, chosen] as [string, string]] : offered;
    if (!options[0]) return nothing;
    return html`<select class="field" aria-label=${t(label)} @change=${(event: Event) => (this[field] = (event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${!chosen}>${t(label)}</option>
      ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
    </select>`;
  }

  readonly #type = (event: Event): void => {
    clearTimeout(this.#typing);
    const { value } = event.target as HTMLInputElement;
    this.#typing = setTimeout(() => (this.q = value.trim()), PAUSE);
  };

  #name(theme: string, t: Translator): string {
    return themeName(this.#themes.value?.data?.items, theme, t.tag);
  }

  #list({ items, cursor }: ExpertPage, t: Translator): TemplateResult {
    if (!items[0] && !cursor) {
      const wished = Object.values(this.#wish).some(Boolean);
      return notice(t(wished ? 'experts.unfound' : 'experts.none'), t(wished ? 'experts.unfound.about' : 'experts.none.about'));
    }
    return html`<ul role="list" aria-label=${t('experts.title')}>${items.map((expert) => this.#expert(expert, t))}</ul>
      ${cursor ? html`<button class="link" @click=${() => void moreExperts(this.#wish)}>${t('experts.more')}</button>` : nothing}`;
  }

  #expert({ member, place, level, themes, me }: Expert, t: Translator): TemplateResult {
    const whole = this.whole === member.id;
    const rest = themes.length - SHOWN;
    const label = `${whole ? '−' : '+'}${rest}`;
    return html`<li>
      ${avatar(member.name, member.id)}
      <div>
        <h3>
          <bdi>${member.profile ? memberLink(member.id, member.name) : member.name}</bdi>${me ? html` <span class="small muted">${t('experts.me')}</span>` : nothing}
          <span class="level" data-level=${level}>${t(`experts.level.${level}`)}</span>
        </h3>
        <p class="small muted">${[member.team, place].filter(Boolean).join(' · ')}</p>
        ${(whole ? themes : themes.slice(0, SHOWN)).map((theme) => this.#theme(member, theme, t))}
        ${rest > 0 ? html`<button class="link" aria-expanded=${whole} aria-label=${`${member.name} ${label}`} @click=${() => (this.whole = whole ? '' : member.id)}>${label}</button>` : nothing}
      </div>
    </li>`;
  }

  #theme(member: Expert['member'], { theme, answers, endorsements, endorsed, mayEndorse }: ExpertiseSeen, t: Translator): TemplateResult {
    const name = this.#name(theme, t);
    const known = [answers && t('experts.answers', { n: answers }), endorsements && t('experts.endorsements', { n: endorsements })].filter(Boolean).join(' · ');
    return html`<div class="theme">
      <span><b>${name}</b> ${known ? html`<span class="muted num">${known}</span>` : nothing}</span>
      ${mayEndorse || endorsed
        ? html`<button class="vouch" aria-pressed=${endorsed} aria-label=${t('experts.endorse.for', { name: member.name, theme: name })} aria-busy=${this.saving === `${member.id} ${theme}`}
            @click=${() => this.#endorse(member, theme, !endorsed, t)}>${STAR}${t('experts.endorse')}</button>`
        : nothing}
    </div>`;
  }

  async #endorse(member: Expert['member'], theme: string, wanted: boolean, t: Translator): Promise<void> {
    if (this.saving) return;
    this.saving = `${member.id} ${theme}`;
    try {
      await endorse(member.id, theme, wanted);
      announce(t(wanted ? 'experts.endorsed' : 'experts.endorsed.no', { name: member.name, theme: this.#name(theme, t) }), t.lang);
    } catch (failure) {
      await refused(this, failure, t.lang);
    }
    this.saving = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-experts': Experts;
  }
}
