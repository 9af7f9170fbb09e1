import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { moreLedger, openLedger } from '@cocarde/client/ledger.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { LedgerLine, LedgerPage } from '@cocarde/contract/points.ts';
import { signed, unitOf } from '../internal/amount.ts';
import { dayAt } from '../internal/community-day.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './ledger.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/ledger.ts'),
  fr: () => import('@cocarde/client/lang/fr/ledger.ts'),
};

/** Lines that are shown at first, and more at each wish. */
const STEP = 10;

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;

/** Why these points: the lines of the ledger, newest first, a few at a time. */
export class Ledger extends LitElement {
  static override readonly styles = [tokens, shared, details, styles];

  @state() private most = STEP;

  readonly #language = new Language(this, WORDS);
  readonly #ledger = new StoreController(this, openLedger);
  /** Lines before the last wish for more. */
  #before = 0;

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#ledger.value,
      retry: () => refresh('me/'),
      bones: BONES,
      ready: (page, t) => this.#list(page, t),
    });
  }

  /** The button goes away with the last page: whoever pressed it reads on at the first new line. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#before) return;
    const line = this.renderRoot.querySelectorAll<HTMLElement>('li')[this.#before];
    if (!line) return;
    this.#before = 0;
    line.focus();
  }

  #list({ items, cursor }: LedgerPage, t: Translator): TemplateResult {
    if (!items.length) return html`<p class="muted small">${t('ledger.empty')}</p>`;
    const lines = items.slice(0, this.most);
    const more = (): void => {
      this.#before = lines.length;
      this.most = lines.length + STEP;
      if (this.most > items.length) void moreLedger();
    };
    return html`<ul role="list">
        ${lines.map((line) => this.#line(line, t))}
      </ul>
      ${cursor || lines.length < items.length ? html`<button class="btn quiet" @click=${more}>${t('ledger.more')}</button>` : nothing}`;
  }

  #line(line: LedgerLine, t: Translator): TemplateResult {
    const { at, fact, factName, subject, rule, points, correction, currency, seq } = line;
    const promised = fact === 'bounty';
    const further = page().$community.get()?.currencies.find(({ id }) => id === currency);
    // The rule says whose doing it was; « idea supported » could be the reader's or somebody else's.
    // A later line goes the other way.
    const what = promised ? t((points < 0) === (seq % 2 === 0) ? 'ledger.paid' : 'ledger.received') : correction ? t('ledger.adjusted') : words(rule.name, t.tag);
    const about = [further && unitOf(points, t, further), dayAt(at, t), factName && words(factName, t.tag), !correction && !promised && t('ledger.scale', { version: rule.version })];
    return html`<li tabindex="-1">
      <b class="num ${points > 0 ? 'more' : ''}">${signed(points, t)}</b>
      <p>${subject ? t('ledger.about', { what, subject }) : what}</p>
      <p class="small muted">
        ${about.filter(Boolean).join(' · ')}<br />
        ${correction ? t('ledger.correction', { who: correction.by?.name ?? '', why: correction.reason }) : this.#why(line, t)}
      </p>
    </li>`;
  }

  /** Why this line counts for what it counts. */
  #why({ fact, raw, points, reason, limit, nextAt, changedAt, change, removal, standing, waits, verdict }: LedgerLine, t: Translator): string {
    if (standing === false && points > 0) return t('ledger.gone');
    const values = { points: Math.abs(points), raw: Math.abs(raw), limit: limit ?? '', who: verdict?.by?.name ?? '', why: verdict?.reason ?? '' };
    if (reason === 'refused') return t('ledger.limit.refused', values);
    if (reason === 'pending') return t(waits ? 'ledger.limit.pending' : 'ledger.waited', values);
    if (verdict?.decision === 'released' && points > 0) return t('ledger.released', values);
    if (changedAt === null) {
      if (!reason || (raw && points === raw)) return t('ledger.whole');
      const again = nextAt !== null && nextAt > Date.now() ? ` ${t('ledger.again', { date: dayAt(nextAt, t) })}` : '';
      return t(`ledger.limit.${reason}`, values) + again;
    }
    const date = dayAt(changedAt, t);
    if (change !== null) return t('ledger.change', { change, date });
    if (removal) {
      const { reason, by } = removal;
      return reason === null ? t('ledger.removed', { date }) : t('ledger.moderated', { date, who: by?.name ?? '', why: reason });
    }
    if (fact === 'bounty') return t('ledger.moved', { date });
    if (raw < 0) return t('ledger.reversed', { date });
    return t(points > 0 ? 'ledger.freed' : 'ledger.displaced', { date });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-ledger': Ledger;
  }
}
