import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { words } from '@cocarde/client/words.ts';
import type { League, Zone } from '@cocarde/contract/leagues.ts';
import { amount, unitOf } from '../internal/amount.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { notice } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { gap, line, placed } from '../leaderboard/line.ts';
import { styles as tableStyles } from '../leaderboard/leaderboard.styles.ts';
import { dayName } from '../periods/day-span.ts';
import { styles } from './league.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/league.ts'),
  fr: () => import('@cocarde/client/lang/fr/league.ts'),
};

const STEPS = { up: 1, stay: 0, down: -1 } as const;
/** Rows a side of mine. */
const SIDE = 2;
const SIGNS = { up: '▲', stay: '', down: '▼' } as const;

/** My league of a week: the tiers, what my week before brought, and everybody by what this week brings to them. */
export class LeagueTable extends LitElement {
  static override readonly styles = [tokens, shared, details, avatarStyles, tableStyles, styles];

  /** What is shown; the words of the leaderboard around it are there already. */
  @property({ attribute: false }) league: League | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #community = new StoreController(this, () => page().$community);

  override render(): TemplateResult {
    const { t } = this.#language;
    const { league } = this;
    if (!t || !league) return html`<slot></slot>`;
    const { tiers, tier, last, begins, rows } = league;
    const mine = this.#tierName(tier, t);
    return html`<ol class="tiers" aria-label=${t('league.tiers')}>
        ${tiers.map((name, i) => html`<li aria-current=${i + 1 === tier ? 'step' : nothing}>${words(name, t.tag)}</li>`)}
      </ol>
      <p class="small muted">${begins ? t('league.begins', { day: dayName(begins, t) }) : last && t(`league.last.${last.brought}`, { tier: mine })}</p>
      ${rows.length ? this.#table(league, t) : this.#nothing(league, mine, t)}`;
  }

  #nothing({ closed, excluded, begins }: League, tier: string, t: Translator): TemplateResult {
    if (excluded) return notice(t('leaderboard.excluded'));
    return closed ? notice(t('league.absent')) : notice(t('league.none'), begins ? '' : t('league.first', { tier }));
  }

  #table(league: League, t: Translator): TemplateResult {
    const { rows, tier, below } = league;
    const mine = rows.findIndex((row) => row.me);
    const tied = (i: number) => rows[i - 1]?.rank === rows[i]!.rank || rows[i + 1]?.rank === rows[i]!.rank;
    const shown = rows.map((row, i) => ({
      zone: row.zone,
      // Of the many who stay, my neighbours, and the first three.
      near: row.zone !== 'stay' || Math.abs(i - mine) <= SIDE || i < 3 || rows[i - 1]!.zone !== 'stay',
      row: placed({ ...row, moved: null }, this.#way(league, t), tied(i), t),
    }));
    const zones = (Object.keys(STEPS) as Zone[]).filter((zone) => rows.some((row) => row.zone === zone) || (zone === 'down' && below));
    return html`<table>
        <caption class="sr">${t('leaderboard.league')}, ${this.#tierName(tier, t)}</caption>
        <thead class="sr">
          <tr><th scope="col">${t('leaderboard.rank')}</th><th scope="col">${t('leaderboard.member')}</th><th scope="col">${unitOf(2, t, this.#community.value)}</th></tr>
        </thead>
        ${zones.map(
          (zone) => html`<tbody>
            <tr class="zone ${zone}"><th colspan="3" scope="rowgroup"><span aria-hidden="true">${SIGNS[zone]}</span> ${t(`league.${zone}`, { tier: this.#tierName(tier + STEPS[zone], t) })}</th></tr>
            ${shown
              .filter((each) => each.zone === zone)
              .map((each, i, all) => (each.near ? line(each.row, t) : all[i - 1]?.near ? gap(t) : nothing))}
            ${zone === 'down' && below ? html`<tr><td colspan="3" class="small muted below">${t('league.below', { n: below })}</td></tr>` : nothing}
          </tbody>`,
        )}
      </table>
      <p class="small muted">${t('league.rule')}</p>`;
  }

  /** How far the next better fate is; nothing to want for in the best one, and nothing to be done in a week that is over. */
  #way({ lack, closed, tier }: League, t: Translator): string {
    return lack && !closed ? t(`league.lack.${lack.zone}`, { amount: amount(lack.points, t, this.#community.value), tier: this.#tierName(tier, t) }) : '';
  }

  #tierName(tier: number, t: Translator): string {
    return words(this.league!.tiers[tier - 1]!, t.tag);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-league': LeagueTable;
  }
}
