import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Badge, Badges } from '@cocarde/contract/badges.ts';
import { badgeArt } from '../internal/badge-art.ts';
import { badgeArtStyles } from '../internal/badge-art.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { entries, type Entry } from './entries.ts';
import { overall } from './overall.ts';
import { progressStyles } from './progress.styles.ts';
import { styles } from './badges.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/badges.ts'),
  fr: () => import('@cocarde/client/lang/fr/badges.ts'),
};

/** Badges shown before the member asks for all of them. */
const FIRST = 6;

const BONE = html`<i class="bone"></i>`;
const BONES = html`<i class="bone title"></i><div class="grid">${Array(FIRST).fill(BONE)}</div><i class="bone foot"></i>`;

/** The member's badges, earned and still to earn; each opens on what it takes, and steps of one thing are one. */
export class BadgeList extends LitElement {
  static override readonly styles = [tokens, shared, card, details, badgeArtStyles, progressStyles, styles];

  /** Shows every badge at once. */
  @property({ type: Boolean }) all = false;
  /** Id of the badge whose detail is open. */
  @state() private opened: string | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #badges = new StoreController(this, () => want('badges'));

  override render(): TemplateResult {
    return view({
      head: titled('badges.title'),
      t: this.#language.t,
      state: this.#badges.value,
      retry: () => refresh('badges'),
      bones: BONES,
      ready: (badges, t) => this.#card(badges, t),
    });
  }

  /** Few visitors open a badge, fewer lose one: what shows it is loaded then. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.opened || this.#badges.value?.data?.revoked.length) void import('./define-detail.ts').then(({ define }) => define(), () => {});
  }

  #card({ items, earned, revoked }: Badges, t: Translator): TemplateResult {
    const title = html`<h2>${t('badges.title')}</h2>`;
    const lost = revoked.length ? html`<cocarde-badge-notice></cocarde-badge-notice>` : nothing;
    if (!items.length) return html`<div class="head">${title}</div>${lost}${notice(t('badges.none'), t('badges.soon'))}`;
    const every = entries(items);
    return html`<div class="head">
        ${title}<span class="small muted num">${t('badges.count', { earned, all: items.length })}</span>
      </div>
      ${lost}
      <ul class="grid" role="list">
        ${(this.all ? every : every.slice(0, FIRST)).map((entry) => this.#entry(entry, t))}
      </ul>
      ${every.length > FIRST
        ? html`<button class="link" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>
            ${t(this.all ? 'badges.fewer' : 'badges.all')}
          </button>`
        : nothing}`;
  }

  #entry({ shown: { id, art, name, earnedAt, times, tier }, next }: Entry, t: Translator): TemplateResult {
    const open = id === this.opened;
    return html`<li>
      <div class="badge ${earnedAt === null ? 'locked' : ''}">
        <button aria-expanded=${open} aria-controls="about-${id}" @click=${() => (this.opened = open ? undefined : id)}>
          ${badgeArt(art)}${words(name, t.tag)}${tier ? html`<span class="tier">${words(tier.name, t.tag)}</span>` : nothing}${times > 1
            ? html` <b class="num">${t('badges.times', { n: times })}</b>`
            : nothing}${earnedAt === null ? html`<span class="sr">, ${t('badges.locked')}</span>` : nothing}
        </button>
        ${next?.progress.length ? bar(next, t) : nothing}
      </div>
      <div class="about" id="about-${id}" ?hidden=${!open}>${open ? html`<cocarde-badge-detail badge=${id}></cocarde-badge-detail>` : nothing}</div>
    </li>`;
  }
}

/** One thing is told in its own numbers, several as a share. */
function bar(badge: Badge, t: Translator): TemplateResult {
  const [step, more] = badge.progress;
  const { now, goal } = more ? { now: Math.floor(overall(badge) * 100), goal: 100 } : step!;
  const far = more ? (now / 100).toLocaleString(t.lang, { style: 'percent' }) : t('badges.progress', { now, goal });
  return html`<progress value=${now} max=${goal} aria-label="${words(badge.name, t.tag)}, ${far}"></progress>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-badges': BadgeList;
  }
}
