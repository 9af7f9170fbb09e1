import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
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
import { notice, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './badges.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/badges.ts'),
  fr: () => import('@cocarde/client/lang/fr/badges.ts'),
};

/** Badges shown before the member asks for all of them. */
const FIRST = 6;

const BONE = html`<i class="bone"></i>`;
const BONES = html`<i class="bone title"></i><div class="grid">${Array(FIRST).fill(BONE)}</div><i class="bone foot"></i>`;

/** The member's badges, earned and still to earn, with what each one takes. */
export class BadgeList extends LitElement {
  static override readonly styles = [tokens, shared, card, details, badgeArtStyles, styles];

  /** Shows every badge at once. */
  @property({ type: Boolean }) all = false;
  /** Id of the badge whose detail is open. */
  @state() private opened: string | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #badges = new StoreController(this, () => want('badges'));

  override render(): TemplateResult {
    return view({
      title: 'badges.title',
      t: this.#language.t,
      state: this.#badges.value,
      retry: () => refresh('badges'),
      bones: BONES,
      ready: (badges, t) => this.#card(badges, t),
    });
  }

  #card({ items, earned }: Badges, t: Translator): TemplateResult {
    const title = html`<h2>${t('badges.title')}</h2>`;
    if (!items.length) return html`<div class="head">${title}</div>${notice(t('badges.none'), t('badges.soon'))}`;
    const shown = this.all ? items : items.slice(0, FIRST);
    return html`<div class="head">
        ${title}<span class="small muted num">${t('badges.count', { earned, all: items.length })}</span>
      </div>
      <ul class="grid" role="list">
        ${shown.map((badge) => this.#badge(badge, t))}
      </ul>
      ${items.length > FIRST
        ? html`<button class="link" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>
            ${t(this.all ? 'badges.fewer' : 'badges.all')}
          </button>`
        : nothing}`;
  }

  #badge(badge: Badge, t: Translator): TemplateResult {
    const { id, art, name, earnedAt } = badge;
    const progress = overall(badge);
    const open = id === this.opened;
    const locked = earnedAt === null;
    return html`<li>
      <div class="badge ${locked ? 'locked' : ''}">
        <button
          aria-expanded=${open}
          aria-controls="about-${id}"
          @click=${() => (this.opened = open ? undefined : id)}
        >
          ${badgeArt(art)}${words(name, t.tag)}${locked ? html`<span class="sr">, ${t('badges.locked')}</span>` : nothing}
        </button>
        ${locked && progress
          ? html`<progress value=${progress.now} max=${progress.goal} aria-label="${words(name, t.tag)}, ${t('badges.progress', { ...progress })}"></progress>`
          : nothing}
      </div>
      <div class="about small" id="about-${id}" ?hidden=${!open}>${open ? about(badge, t) : nothing}</div>
    </li>`;
  }
}

function about(badge: Badge, t: Translator): TemplateResult {
  const { how, earnedAt, by, holders } = badge;
  const progress = overall(badge);
  const got = earnedAt !== null && t(by ? 'badges.givenBy' : 'badges.earnedOn', { date: t.date(earnedAt), name: by?.name ?? '' });
  return html`<p>${words(how, t.tag)}</p>
    <p class="muted num">
      ${got || (progress ? t('badges.progress', { ...progress }) : t('badges.byHand'))} ·
      ${t('badges.holders', { n: holders })}
    </p>`;
}

/** How far a badge is that takes one thing; null for others. */
function overall({ progress: [step, ...more] }: Badge): { now: number; goal: number } | null {
  return step && !more.length ? { now: step.now, goal: step.goal } : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-badges': BadgeList;
  }
}
