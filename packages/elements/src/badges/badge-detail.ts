import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { want } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Badge, BadgeStep } from '@cocarde/contract/badges.ts';
import { unitOf } from '../internal/amount.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './badge-detail.styles.ts';
import { BADGE_WORDS } from './badge-words.ts';
import { entries } from './entries.ts';
import { groupsOf } from './overall.ts';
import { progressStyles } from './progress.styles.ts';

/** Noon where the reader is, so that no zone moves it to another day. */
const dated = (day: string, t: Translator): string => t.date(new Date(`${day}T12:00`).getTime());

/** What a badge takes, how far each of it is, who has it, and for one that is held, since when and why. */
export class BadgeDetail extends LitElement {
  static override readonly styles = [tokens, shared, details, progressStyles, styles];

  /** Id of the badge. */
  @property() badge = '';

  readonly #language = new Language(this, BADGE_WORDS);
  readonly #badges = new StoreController(this, () => want('badges'));

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const data = this.#badges.value?.data;
    const entry = data && entries(data.items).find(({ shown }) => shown.id === this.badge);
    if (!t || !entry) return nothing;
    const { shown, next, steps } = entry;
    return html`<p>${words(shown.how, t.tag)}</p>
      ${standing(shown, data.members, t)}
      ${steps.length ? ladder(steps, t) : nothing}
      ${next && next !== shown ? html`<p class="next">${t('badge.next', { name: words(next.name, t.tag) })} ${words(next.how, t.tag)}</p>` : nothing}
      ${next ? html`${next.progress.length ? conditions(next, t) : nothing}${offer(next, t)}` : nothing}`;
  }
}

/** Since when it is held, by whom and why it was given, and until when, or since when no longer; and how rare it is. */
function standing(badge: Badge, members: number, t: Translator): TemplateResult {
  const { earnedAt, times, by, reason, until, retired } = badge;
  const date = earnedAt === null ? '' : t.date(earnedAt);
  const got = earnedAt === null ? until && t('badge.expired', { date: dated(until, t) })
    : times > 1 ? t('badge.earnedTimes', { n: times, date }) : t(by ? 'badge.given' : 'badge.earned', { date });
  const more = [earnedAt !== null && until && t('badge.until', { date: dated(until, t) }), rarity(badge, members, t), retired && t('badge.retired')].filter(Boolean).join(' · ');
  return html`<p class="small muted num">
      ${got}${by ? html` ${t('badge.by')} ${by.profile ? memberLink(by.id, by.name) : by.name}` : nothing}${got ? ' · ' : ''}${more}
    </p>
    ${reason ? html`<blockquote class="small">${reason}</blockquote>` : nothing}`;
}

function ladder(steps: readonly Badge[], t: Translator): TemplateResult {
  return html`<ol role="list" class="ladder small">
    ${steps.map(({ earnedAt, tier, name }) => html`<li class=${earnedAt === null ? 'muted' : ''}>
      <span aria-hidden="true">${earnedAt === null ? '○' : '✓'}</span> ${words(tier!.name, t.tag)} · ${words(name, t.tag)}<span class="sr">,
        ${t(earnedAt === null ? 'badge.toEarn' : 'badge.held')}</span>
    </li>`)}
  </ol>`;
}

function conditions(badge: Badge, t: Translator): TemplateResult {
  const groups = groupsOf(badge);
  return html`${groups.length > 1 ? html`<p class="small muted">${t(`badge.${badge.match}`)}</p>` : nothing}
    <ul role="list" class="conditions">
      ${groups.map((group) => (group.length > 1
        ? html`<li><p class="small muted">${t(badge.match === 'all' ? 'badge.any' : 'badge.all')}</p><ul role="list">${group.map((step) => condition(step, t))}</ul></li>`
        : condition(group[0]!, t)))}
    </ul>`;
}

function condition(step: BadgeStep, t: Translator): TemplateResult {
  const { now, goal } = step;
  const what = label(step, t);
  const far = step.kind === 'badge' ? t(now ? 'badge.held' : 'badge.toEarn') : t('badge.progress', { now, goal });
  return html`<li class="small">
    <span class="row"><span class="what">${what}</span> <span class="muted num">${far}</span></span>
    <progress value=${now} max=${goal} aria-label="${what}, ${far}"></progress>
  </li>`;
}

function label(step: BadgeStep, t: Translator): string {
  const name = step.name ? words(step.name, t.tag) : '';
  switch (step.kind) {
    case 'points': return unitOf(2, t, { unit: step.name ?? {} });
    case 'level': case 'badge': return t(`badge.kind.${step.kind}`, { name });
    case 'streak': return t('badge.kind.streak');
    case 'manual': return '';
    default: {
      const what = name || t(`badge.fact.${step.fact}.${step.whose}` as Key);
      return step.kind === 'count' ? what : t(`badge.kind.${step.kind}`, { what });
    }
  }
}

/** When it can be received and how often still, where that is limited. */
function offer({ from, to, left }: Badge, t: Translator): TemplateResult | typeof nothing {
  const days = from && to ? t('badge.span', { from: dated(from, t), to: dated(to, t) }) : from ? t('badge.from', { from: dated(from, t) }) : to && t('badge.to', { to: dated(to, t) });
  const said = [days, left !== null && t('badge.left', { n: left })].filter(Boolean);
  return said.length ? html`<p class="small muted num">${said.join(' · ')}</p>` : nothing;
}

function rarity({ holders }: Badge, members: number, t: Translator): string {
  if (holders <= 0) return t('badge.nobody');
  const share = (holders / Math.max(holders, members)) * 100;
  return share < 1 ? t('badge.rare') : t('badge.share', { n: Math.round(share) });
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-badge-detail': BadgeDetail;
  }
}
