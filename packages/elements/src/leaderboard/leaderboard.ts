import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh, want } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Leaderboard, PeriodKind } from '@cocarde/contract/leaderboard.ts';
import type { League } from '@cocarde/contract/leagues.ts';
import { amount, unitIn, unitOf } from '../internal/amount.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { warnOnce } from '../internal/inert.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tabs } from '../internal/tabs.ts';
import { tabsStyles } from '../internal/tabs.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { gap, line, placed } from './line.ts';
import { shownRows } from './rows.ts';
import { styles } from './leaderboard.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/leaderboard.ts'),
  fr: () => import('@cocarde/client/lang/fr/leaderboard.ts'),
};

const PERIODS = ['day', 'week', 'month', 'quarter', 'season', 'all', 'league'] as const;
type Key = `leaderboard:${string}` | 'league' | `league:${string}`;

const BONE = html`<i class="bone"></i>`;
const BONES = html`${Array(15).fill(BONE)}`;

/** Who stands out in a period, and where the member is. Names only those who agreed. */
export class LeaderboardTable extends LitElement {
  static override readonly styles = [tokens, shared, card, details, tabsStyles, avatarStyles, styles];

  /** `day`, `week`, `month`, `quarter`, `season`, `all` or `league`, as far as the community has it; the visitor may choose another one. */
  @property() period: PeriodKind | 'league' = 'week';

  /** Id of a leaderboard of a part, `team` for my own team; that of the whole community without. */
  @property() of = '';

  /** Id of a further currency to be ranked by; the points without. */
  @property() currency = '';

  /** Has the first three stand side by side above the others. */
  @property({ type: Boolean }) podium = false;

  /** Key of the period that one went to; it holds while the element is about the same kind of period. */
  @state() private gone = '';

  #asking = false;
  /** What was shown last: its tabs stay while another period loads. */
  #seen: Leaderboard | League | undefined;
  #rare: typeof import('./rare.ts') | undefined;

  readonly #language = new Language(this, WORDS);
  readonly #community = new StoreController(this, () => page().$community);
  readonly #board = new StoreController(this, () => (this.#valid ? want(this.#key) : undefined));

  get #valid(): boolean {
    return PERIODS.includes(this.period);
  }

  get #running(): Key {
    return this.period === 'league' ? 'league' : `leaderboard:${this.currency && `${this.currency}~`}${this.of && `${this.of}/`}${this.period}`;
  }

  get #key(): Key {
    return this.gone.startsWith(`${this.#running}:`) ? (this.gone as Key) : this.#running;
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const { period } = this;
    const state = this.#board.value;
    const board = (this.#seen = state?.data ?? this.#seen);
    if (!this.#valid) warnOnce(this, `does not know period="${period}".`);
    const usable = t && state && state.status !== 'signed-out' && state.status !== 'inert';
    const panel = view({
      head: usable ? undefined : titled('leaderboard.title'),
      t,
      state,
      retry: () => refresh(this.#key),
      bones: BONES,
      ready: (board, t) => ('tiers' in board ? league(board) : this.#table(board, t)),
    });
    if (!usable) return panel;
    return html`<div class="head">
        <h2>${this.#title(board, t)}</h2>
        <span class="small muted num">${state.data && t('leaderboard.members', { n: state.data.members })}</span>
      </div>
      ${tabs(t('leaderboard.title'), board ? [...board.periods, ...(board.leagues ? (['league'] as const) : [])] : [period], (kind) => t(`leaderboard.${kind}`), period, (kind) => {
        this.period = kind;
        this.gone = '';
      })}
      <div id="panel" role="tabpanel" aria-labelledby="panel-${period}">${panel}</div>
      ${board && (board.previous || board.next)
        ? html`<details @toggle=${openPeriods}>
            <summary>${t('leaderboard.periods')}</summary>
            <cocarde-periods .board=${state.data} .go=${this.#go}></cocarde-periods>
          </details>`
        : nothing}`;
  }

  readonly #go = (to: string): void => {
    this.gone = `${this.#running}:${to}`;
  };

  #title(board: Leaderboard | League | undefined, t: Translator): string {
    return board?.of ? words(board.of.name, t.tag) : t('leaderboard.title') + (this.currency && ` · ${unitOf(2, t, unitIn(this.#community.value, this.currency))}`);
  }

  #table(board: Leaderboard, t: Translator): TemplateResult {
    const rows = shownRows(board);
    const { of } = board;
    if ((of || this.podium) && !this.#rare) this.#loadRare();
    if (!rows.length) return html`${notice(t('leaderboard.none'), board.closed ? '' : t('leaderboard.first'))}${this.#appearing(board, t)}`;
    const me = rows.find((row) => row?.me);
    // Whoever stands beyond left-out ranks is not the next: some of those may be nearer.
    const next = me && (board.apart ? board.around : rows).findLast((row) => row && row.points > me.points);
    const unit = unitIn(this.#community.value, board.currency);
    const amountOf = (points: number) => amount(points, t, unit);
    const way = next ? t('leaderboard.way', { amount: amountOf(next.points - me.points), rank: next.rank }) : me?.rank === 1 ? t('leaderboard.ahead') : '';
    const shown = rows.map((row, i) => row && placed(row, way, rows[i - 1]?.rank === row.rank || rows[i + 1]?.rank === row.rank, t));
    const first = this.podium ? this.#rare?.podium(shown, amountOf, t) : nothing;
    // The others wait for the first, so that they do not move.
    if (first === undefined) return BONES;
    return html`${first}
      ${shown.length
        ? html`<table>
            <caption class="sr">${this.#title(board, t)}, ${t(`leaderboard.${this.period}`)}</caption>
            <thead class="sr">
              <tr><th scope="col">${t('leaderboard.rank')}</th><th scope="col">${t('leaderboard.member')}</th><th scope="col">${unitOf(2, t, unit)}</th></tr>
            </thead>
            <tbody>
              ${shown.map((row) => (row ? line(row, t, Number(!!of?.measure && of.measure !== 'sum')) : gap(t)))}
            </tbody>
          </table>`
        : nothing}
      <p class="small muted">
        ${[
          board.tied && t('leaderboard.more', { n: board.tied, rank: board.top.at(-1)!.rank }),
          !me && !of?.measure && t(board.excluded ? 'leaderboard.excluded' : 'leaderboard.absent'),
          t('leaderboard.tie', { ranks: board.ranking === 'dense' ? '1, 2, 2, 3' : '1, 2, 2, 4' }),
          ...((of && this.#rare?.partNotes(of, !!me, t)) ?? []),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      ${this.#appearing(board, t)}`;
  }

  /** Comes with the page where it is wanted. Without it the board says less: that is no error of the page. */
  #loadRare(): void {
    void import('./rare.ts').then(
      (rare) => {
        this.#rare = rare;
        rare.dress(this);
        this.requestUpdate();
      },
      () => (this.podium = false),
    );
  }

  /** The question is open until it has an answer, which can be changed later; the answer does not close it under the reader's hands. */
  #appearing({ appears, naming, excluded, of }: Leaderboard, t: Translator): TemplateResult | typeof nothing {
    if (excluded || of?.measure) return nothing;
    this.#asking ||= appears === 'undecided' && naming === 'opt_in';
    return html`<details class="appear ${appears}" ?open=${this.#asking} @toggle=${openQuestion}>
      <summary>${t('leaderboard.ask')}</summary>
      <cocarde-appear .naming=${naming}></cocarde-appear>
    </details>`;
  }
}

const opening = (load: () => Promise<{ define(): void }>) => ({ currentTarget }: Event) => {
  const details = currentTarget as HTMLDetailsElement;
  if (details.open) void load().then(({ define }) => define(), () => (details.open = false));
};

// Members answer once, and seldom go back in time: what is for that is loaded then.
const openQuestion = opening(() => import('../appear/define.ts'));
const openPeriods = opening(() => import('../periods/define.ts'));

/** Comes when somebody looks; shapes hold its place until then. */
function league(board: League): TemplateResult {
  void import('../league/define.ts').then(({ define }) => define(), () => {});
  return html`<cocarde-league .league=${board}>${BONES}</cocarde-league>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-leaderboard': LeaderboardTable;
  }
}
