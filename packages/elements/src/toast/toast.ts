import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import { nextEarned } from '@cocarde/client/next-earned.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { words } from '@cocarde/client/words.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { Earned } from '@cocarde/contract/points.ts';
import { signed, unitOf } from '../internal/amount.ts';
import { announce, liveRegion } from '../internal/announce.ts';
import { badgeArt } from '../internal/badge-art.ts';
import { badgeArtStyles } from '../internal/badge-art.styles.ts';
import { dayAt } from '../internal/community-day.ts';
import { EarnEvent } from '../internal/events.ts';
import { rosette } from '../internal/rosette.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './toast.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/toast.ts'),
  fr: () => import('@cocarde/client/lang/fr/toast.ts'),
};

/** Milliseconds that a message stays when nobody points at it or stands in it, and that it stays at least where another waits. */
const STAY = 6_000;
const SHORT = 2_500;

/** Says what was earned, one message after another, each with all of its kind that waited. One a page; it speaks through the page's live region. */
export class Toast extends LitElement {
  static override readonly styles = [tokens, shared, details, badgeArtStyles, styles];

  @state() private earned: Earned | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #community = new StoreController(this, () => page().$community);
  readonly #queue = new StoreController(this, () => page().$earned);
  /** Limits that were told. */
  readonly #reached = new Set<string>();
  /** Why the message stays: pointed at, or stood in. */
  readonly #held = new Set<'pointer' | 'focus'>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when nothing holds the message, milliseconds. */
  #since = 0;
  /** Where the reader was before coming here. */
  #from: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    liveRegion();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override willUpdate(): void {
    if (!this.isConnected || !this.#language.t) return;
    while (!this.earned && this.#queue.value?.length) {
      const next = nextEarned()!;
      const limit = limitIn(next);
      if (!this.#reached.has(limit)) this.earned = next;
      if (limit) this.#reached.add(limit);
    }
  }

  override updated(changed: PropertyValues): void {
    const { t } = this.#language;
    if (!this.earned || !t) return;
    if (!changed.has('earned')) return this.#wait();
    announce(`${this.#parts(this.earned, t).join(', ')}.${this.earned.skipped ? ` ${this.#after(this.earned, t)}` : ''}`, t.lang);
    this.#release();
    this.dispatchEvent(new EarnEvent(this.earned));
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const { earned } = this;
    if (!earned || !t) return nothing;
    const [first, ...rest] = this.#parts(earned, t);
    return html`<div
      class="toast"
      @pointerenter=${() => this.#hold('pointer')}
      @pointerleave=${() => this.#release('pointer')}
      @focusin=${(event: FocusEvent) => {
        this.#from = event.relatedTarget as HTMLElement | null;
        this.#hold('focus');
      }}
      @focusout=${() => this.#release('focus')}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#dismiss()}
    >
      ${earned.badges[0] ? badgeArt(earned.badges[0].art) : rosette}
      <p>
        <b>${first}</b>${rest.map((part) => ` — ${part}`)}
        <span class="small">${this.#after(earned, t)}</span>
      </p>
      <button aria-label=${t('toast.dismiss')} @click=${this.#dismiss}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
      </button>
    </div>`;
  }

  /** What is left to say: thanks, or when the same thing can count again. */
  #after({ points, skipped }: Earned, t: Translator): string {
    if (!skipped) return t(points < 0 ? 'toast.undone' : 'toast.thanks', { n: -points });
    const { nextAt } = skipped;
    if (nextAt === null) return t('toast.kept');
    const day = dayAt(nextAt, t);
    const soon = day === dayAt(Date.now(), t);
    // Read against the clock on the reader's desk, unlike the day, which is the one that limits go by.
    const when = soon ? new Date(nextAt).toLocaleTimeString(t.lang, { timeStyle: 'short' }) : day;
    return `${t('toast.kept')} ${t(soon ? 'toast.againAt' : 'toast.againOn', { when })}`;
  }

  #parts({ points, badges, level, currencies, pending, pendingForOthers, skipped, streak, rules = [] }: Earned, t: Translator): string[] {
    return [
      skipped && t('toast.skipped'),
      skipped && t('toast.about', { rule: words(skipped.rule, t.tag), why: t(`toast.limit.${skipped.reason}`, { limit: skipped.limit ?? '' }) }),
      points && `${signed(points, t)} ${unitOf(points, t, this.#community.value) || t('toast.unit', { n: points })}`,
      ...currencies.map((further) => `${signed(further.points, t)} ${unitOf(further.points, t, further)}`),
      whatFor(rules, t),
      ...badges.map(({ name }) => t('toast.badge', { name: words(name, t.tag) })),
      ...[level, ...currencies.map((further) => further.level)].map((reached) => reached && t('toast.level', { n: reached.number, name: words(reached.name, t.tag) })),
      streak && t('toast.streak', { n: streak }),
      pending && t(pendingForOthers ? 'toast.pendingForOthers' : 'toast.pending'),
    ].filter((part) => !!part) as string[];
  }

  #hold(why: 'pointer' | 'focus'): void {
    this.#held.add(why);
    clearTimeout(this.#timer);
  }

  #release(why?: 'pointer' | 'focus'): void {
    if (why) this.#held.delete(why);
    this.#since = Date.now();
    this.#wait();
  }

  /** Until the message goes: sooner where another waits that is worth telling. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#held.size) return;
    const more = this.#queue.value?.some((next) => !this.#reached.has(limitIn(next)));
    this.#timer = setTimeout(() => (this.earned = undefined), (more ? SHORT : STAY) - (Date.now() - this.#since));
  }

  #dismiss(): void {
    const back = this.#held.has('focus') ? this.#from : null;
    this.#held.clear();
    this.earned = undefined;
    back?.focus();
  }
}

/** What is told once and not at each vote that goes on: that this limit is reached, or that somebody else has to wait; empty for all else. */
function limitIn({ skipped, pendingForOthers, points, currencies, badges }: Earned): string {
  if (badges.length) return '';
  return skipped ? JSON.stringify(skipped) : pendingForOthers && !points && !currencies.length ? 'others' : '';
}

/** `« Vote exprimé » ×5, « Commentaire »`: the rules, each with how often. */
function whatFor(rules: readonly Words[], t: Translator): string {
  const times = new Map<string, number>();
  for (const rule of rules) times.set(words(rule, t.tag), (times.get(words(rule, t.tag)) ?? 0) + 1);
  return [...times].map(([rule, n]) => t('toast.for', { rule, n })).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-toast': Toast;
  }
}
