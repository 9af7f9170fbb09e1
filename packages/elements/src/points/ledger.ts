import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { moreLedger, openLedger } from '@cocarde/client/ledger.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { LedgerLine, LedgerPage } from '@cocarde/contract/points.ts';
import { amount, signed } from '../internal/amount.ts';
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

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;

/** Why these points: the lines of the ledger, newest first, a page at a time. */
export class Ledger extends LitElement {
  static override readonly styles = [tokens, shared, styles];

  readonly #language = new Language(this, WORDS);
  readonly #community = new StoreController(this, () => page().$community);
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
    const more = (): void => {
      this.#before = items.length;
      void moreLedger();
    };
    return html`<ul role="list">
        ${items.map((line) => this.#line(line, t))}
      </ul>
      ${cursor ? html`<button class="btn quiet" @click=${more}>${t('ledger.more')}</button>` : nothing}`;
  }

  #line({ at, fact, subject, rule, raw, points, cap, reversedAt }: LedgerLine, t: Translator): TemplateResult {
    const what = t(`fact.${fact}`);
    const capped = Math.abs(points) < Math.abs(raw);
    return html`<li tabindex="-1">
      <b class="num ${points > 0 ? 'more' : ''}">${signed(points, t)}</b>
      <p>${subject ? t('ledger.about', { what, subject }) : what}</p>
      <p class="small muted">
        ${t.date(at)} · ${t('ledger.rule', { rule: t.words(rule.name), version: rule.version })}<br />
        ${capped && cap !== null
          ? t('ledger.capped', { cap: amount(cap, t, this.#community.value?.unit), points: Math.abs(points), raw: Math.abs(raw) })
          : t('ledger.whole')}
        ${reversedAt === null ? nothing : t('ledger.reversed', { date: t.date(reversedAt) })}
      </p>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-ledger': Ledger;
  }
}
