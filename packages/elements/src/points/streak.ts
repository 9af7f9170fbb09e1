import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { endPause, openStreak, setPause } from '@cocarde/client/streak.ts';
import { words } from '@cocarde/client/words.ts';
import type { Pause, StreakDay, StreakDayKind, StreakPage } from '@cocarde/contract/streaks.ts';
import { announce } from '../internal/announce.ts';
import { formStyles } from '../internal/form.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './streak.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/streak.ts'),
  fr: () => import('@cocarde/client/lang/fr/streak.ts'),
};

const BONES = html`<i class="bone"></i>`;

/** Drawn beside its word in the key, so that no day is told from another by colour alone. */
const MARKS: Record<StreakDayKind, string> = { visited: '✓', repaired: '✚', pause: '‖', holiday: '★', rest: '–', missed: '○', open: '◌', ahead: '·' };

const KINDS = Object.keys(MARKS) as StreakDayKind[];

/** Noon where the reader is, so that no zone moves it to another day. */
const noon = (day: string): Date => new Date(`${day}T12:00`);

const named = (day: string, t: Translator): string => t.date(noon(day).getTime(), { weekday: 'short', day: 'numeric', month: 'short' });

/** Four weeks of a streak, day by day, and the member's own pauses. No alarm: a day without a visit is one among others. */
export class StreakDays extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  /** What the member wishes; the next day that counts until they choose. */
  @state() private wish: Pause | undefined;
  /** Why the last wish was not kept, as a sentence. */
  @state() private refusal = '';
  @state() private saving = false;

  readonly #language = new Language(this, WORDS);
  readonly #streak = new StoreController(this, openStreak);

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#streak.value,
      retry: () => refresh('me/streak'),
      bones: BONES,
      ready: (page, t) => html`${this.#summary(page, t)}${this.#weeks(page, t)}${this.#pauses(page, t)}`,
    });
  }

  #summary({ streak, longest, streakToday, streakNext }: StreakPage, t: Translator): TemplateResult {
    const next = streakNext && streakToday !== 'open' ? t('streak.next', { day: named(streakNext, t) }) : '';
    return html`<p class="small">${t('streak.now', { n: streak })} ${t(`streak.${streakToday}`)} ${next}</p>
      ${longest > streak ? html`<p class="small muted">${t('streak.longest', { n: longest })}</p>` : nothing}`;
  }

  #weeks({ today, days, repairs }: StreakPage, t: Translator): TemplateResult {
    const empty = (noon(days[0]!.day).getDay() || 7) - 1;
    const cells = [...Array<null>(empty).fill(null), ...days];
    const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
    const notes = [
      ...days.flatMap(({ day, name }) => (name ? [t('streak.holidayOf', { day: named(day, t), name: words(name, t.tag) })] : [])),
      ...repairs.map(({ day, reason, by }) => t('streak.repairOf', { day: named(day, t), name: by?.name ?? '', reason })),
    ];
    return html`<table class="num">
        <caption>${t('streak.days')}</caption>
        <thead>
          <tr>${days.slice(-7).map(({ day }) => weekday(day, t))}</tr>
        </thead>
        <tbody>
          ${weeks.map((week) => html`<tr>${week.map((day) => (day ? cell(day, today, t) : html`<td class="none"></td>`))}</tr>`)}
        </tbody>
      </table>
      <p class="key small muted" aria-hidden="true">
        ${KINDS.filter((kind) => days.some((day) => day.kind === kind)).map((kind) => html`<span>${MARKS[kind]} ${word(kind, t)}</span>`)}
      </p>
      ${notes.map((note) => html`<p class="small muted">${note}</p>`)}`;
  }

  #pauses({ today, streakNext, pauses, pauseDays: { used, of, from, to } }: StreakPage, t: Translator): TemplateResult {
    const open = pauses.filter((pause) => pause.to >= from).reverse();
    const usual = { from: streakNext ?? today, to: streakNext ?? today };
    const wish = this.wish ?? usual;
    const date = (name: keyof Pause): TemplateResult =>
      html`<label>${t(`streak.${name}`)} <input class="field" type="date" name=${name} required min=${from} max=${to} .value=${wish[name]} @change=${(event: Event) => this.#choose({ ...(this.wish ?? usual), [name]: (event.target as HTMLInputElement).value })} /></label>`;
    return html`<h3 tabindex="-1">${t('streak.pauses')}</h3>
      <p class="small muted">${t('streak.about')} ${t('streak.used', { n: used, of })}</p>
      ${open.length ? html`<ul role="list">${open.map((pause) => this.#pause(pause, from, t))}</ul>` : nothing}
      <form novalidate aria-busy=${this.saving} @submit=${(event: Event) => this.#set(event, this.wish ?? usual, { from, to }, t)}>
        ${date('from')}${date('to')}
        <button class="btn quiet" aria-disabled=${this.saving ? 'true' : nothing}>${t('streak.set')}</button>
        ${this.refusal ? html`<p class="error">${this.refusal}</p>` : nothing}
      </form>`;
  }

  #pause({ from, to }: Pause, first: string, t: Translator): TemplateResult {
    const settled = from < first;
    const span = from === to ? named(from, t) : t('streak.span', { from: named(from, t), to: named(to, t) });
    const wish = t(settled ? 'streak.resume' : 'streak.remove');
    return html`<li>${span} <button class="link" @click=${() => this.#end(from, settled, t)}>${wish}<span class="sr"> ${span}</span></button></li>`;
  }

  /** A beginning after the end takes the end with it. */
  #choose({ from, to }: Pause): void {
    this.wish = { from, to: from > to && from !== this.wish?.from ? from : to };
  }

  async #set(event: Event, { from, to }: Pause, bounds: Pause, t: Translator): Promise<void> {
    event.preventDefault();
    if (this.saving) return;
    if (!from || !to) {
      this.refusal = t('streak.choose');
      announce(this.refusal, t.lang);
      return;
    }
    this.saving = true;
    await this.#ask(setPause(from, to), t('streak.done'), bounds, t, () => (this.wish = undefined));
    this.saving = false;
  }

  async #end(from: string, settled: boolean, t: Translator): Promise<void> {
    await this.#ask(endPause(from), t(settled ? 'streak.resumed' : 'streak.removed'), undefined, t, () => {
      // The button that was pressed is gone.
      this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
    });
  }

  async #ask(asked: Promise<void>, done: string, bounds: Pause | undefined, t: Translator, then: () => void): Promise<void> {
    try {
      await asked;
      this.refusal = '';
      then();
      announce(done, t.lang);
    } catch (failure) {
      const { path, code } = (failure as ApiError).problem?.errors?.[0] ?? {};
      const days = bounds && { from: t.date(noon(bounds.from).getTime()), to: t.date(noon(bounds.to).getTime()) };
      const sentence = days && t(`streak.refused.${path}.${code}` as Key, days);
      if (sentence) announce(sentence, t.lang);
      this.refusal = sentence || t.problem(await refused(this, failure, t.lang));
    }
  }
}

const word = (kind: StreakDayKind, t: Translator): string => t(kind === 'open' ? 'streak.today' : `streak.${kind}`);

function weekday(day: string, t: Translator): TemplateResult {
  const written = (weekday: 'narrow' | 'long'): string => t.date(noon(day).getTime(), { weekday });
  return html`<th scope="col"><span aria-hidden="true">${written('narrow')}</span><span class="sr">${written('long')}</span></th>`;
}

function cell({ day, kind, name }: StreakDay, today: string, t: Translator): TemplateResult {
  const what = name ? words(name, t.tag) : word(kind, t);
  return html`<td class=${kind} aria-current=${day === today ? 'date' : nothing}>
    <span aria-hidden="true"><b>${noon(day).getDate()}</b>${MARKS[kind]}</span><span class="sr">${t('streak.day', { day: named(day, t), what })}</span>
  </td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-streak': StreakDays;
  }
}
