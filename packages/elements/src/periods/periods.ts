import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import { words } from '@cocarde/client/words.ts';
import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import { announce } from '../internal/announce.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { daySpan } from './day-span.ts';
import { styles } from './periods.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/periods.ts'),
  fr: () => import('@cocarde/client/lang/fr/periods.ts'),
};

/** What it takes of a leaderboard, or of anything else that has periods. */
export type Period = Pick<Leaderboard, 'name' | 'from' | 'to' | 'previous' | 'next'>;

/** Which period a leaderboard shows, and the ways to those before and after in which somebody has points. */
export class Periods extends LitElement {
  static override readonly styles = [tokens, shared, styles];

  /** What is shown; undefined while it loads. */
  @property({ attribute: false }) board: Period | undefined;

  /** Takes the reader to a period. */
  @property({ attribute: false }) go: (period: string) => void = () => {};

  #seen: Period | undefined;
  #travelling = false;

  readonly #language = new Language(this, WORDS);

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    const { board } = this;
    this.#seen = board ?? this.#seen;
    if (!t || !this.#seen) return nothing;
    const { name, from, to } = this.#seen;
    const period = name ? words(name, t.tag) : daySpan(from!, to!, t);
    if (board && this.#travelling) {
      this.#travelling = false;
      announce(period, t.lang);
    }
    // Both stay where they are, at the end of the road too, so that neither takes the focus with it.
    const way = (which: 'previous' | 'next') => {
      const to = board?.[which];
      const travel = () => {
        if (!to) return;
        this.#travelling = true;
        this.go(to.period);
      };
      return html`<button class="btn quiet" aria-disabled=${to ? nothing : 'true'} @click=${travel}>${t(`periods.${which}`)}</button>`;
    };
    return html`<b class="num">${period}</b>${way('previous')}${way('next')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-periods': Periods;
  }
}
