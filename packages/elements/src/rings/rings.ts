import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { moreRings, openRings } from '@cocarde/client/rings.ts';
import { daysOf, weekAfter } from '@cocarde/client/weeks.ts';
import type { Ring, RingReport } from '@cocarde/contract/rings.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { daySpan } from '../periods/day-span.ts';
import type { Period } from '../periods/periods.ts';
import { styles } from './rings.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/rings.ts'),
  fr: () => import('@cocarde/client/lang/fr/rings.ts'),
};

const BONES = html`<i class="bone"></i><i class="bone"></i>`;

/**
 * Who gives to whom: pairs and small groups who have an unusual share of their points of a week from each other. For pages
 * that only animateurs visit: others read that their role does not allow it.
 *
 * @tagname cocarde-rings
 */
export class Rings extends LitElement {
  static override readonly styles = [tokens, shared, card, details, styles];

  /** The week that one went to; the one that runs when it is empty. */
  @state() private week = '';

  /** The week that runs, once it is known. */
  #running = '';
  #travelled = false;

  readonly #language = new Language(this, WORDS);
  readonly #report = new StoreController(this, () => openRings(this.week));

  /** A report comes in pages, of which some are empty: it is read to its end by itself, unless one does not come. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { status, data } = this.#report.value ?? {};
    const { t } = this.#language;
    if (status !== 'ready' || !data || !t) return;
    if (data.cursor) void moreRings(this.week);
    else if (this.#travelled) {
      this.#travelled = false;
      const found = t('rings.found', { n: data.items.length, week: weekName(data.week, t) });
      // After the week by itself, which its chooser says.
      setTimeout(() => announce(found, t.lang));
    }
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    const state = this.#report.value;
    const { status, data } = state ?? {};
    if (data && !this.week) this.#running = data.week;
    const panel = view<RingReport>({
      head: this.#running ? undefined : titled('rings.title'),
      t,
      // What was found stays, and says itself that it is not all.
      state: data?.cursor ? { status: 'ready', data } : state,
      retry: () => refresh('rings'),
      bones: BONES,
      ready: (report, t) => this.#rings(report, status === 'error', t),
    });
    if (!t || !this.#running) return panel;
    void import('../periods/define.ts').then(({ define }) => define(), () => {});
    return html`<div class="head"><h2>${t('rings.title')}</h2><span class="small muted">${t('rings.private')}</span></div>
      <cocarde-periods .board=${this.#period} .go=${this.#go}></cocarde-periods>
      ${panel}
      <p class="small muted">${t('rings.advice')}</p>`;
  }

  /** The week that is shown, with the ways to those around it. */
  get #period(): Period {
    const week = this.week || this.#running;
    const to = (weeks: number) => ({ period: weekAfter(week, weeks), name: null });
    return { name: null, ...daysOf(week), previous: to(-1), next: week === this.#running ? null : to(1) };
  }

  readonly #go = (week: string): void => {
    this.week = week === this.#running ? '' : week;
    this.#travelled = true;
  };

  #rings({ items, cursor, unusual: { facts, members, share }, week }: RingReport, broken: boolean, t: Translator): TemplateResult {
    const rings = [...items].sort((a, b) => b.share - a.share);
    return html`${cursor ? this.#looking(broken, t) : nothing}
      ${rings.length
        ? html`<ul role="list" aria-label=${weekName(week, t)}>
            ${rings.map((ring) => html`<li>${this.#ring(ring, t)}</li>`)}
          </ul>`
        : cursor
          ? nothing
          : notice(t('rings.none'), t('rings.none.about'))}
      <p class="small muted">${t('rings.unusual', { facts, members, share: Math.round(share * 100) })}</p>`;
  }

  #looking(broken: boolean, t: Translator): TemplateResult {
    if (broken) return html`<p class="stale" role="alert">${t('rings.broken')} <button class="link" @click=${() => void moreRings(this.week)}>${t('rings.continue')}</button></p>`;
    return html`<p class="small muted">${t('rings.looking')} <progress aria-label=${t('rings.looking')}></progress></p>`;
  }

  #ring({ share, members, given }: Ring, t: Translator): TemplateResult {
    const names = members.map(({ member }) => member?.name ?? t('rings.former'));
    const nameOf = (id: string): string => members.find(({ member }) => member?.id === id)?.member?.name ?? t('rings.former');
    const together = new Intl.ListFormat(t.lang).format(names);
    return html`<h3>${together}</h3>
      <p class="share">${t('rings.share', { n: Math.round(share * 100) })}</p>
      <table>
        <caption class="sr">${together}</caption>
        <thead class="small muted">
          <tr><th scope="col">${t('rings.giving')}</th><th scope="col">${t('rings.acts')}</th><th scope="col">${t('rings.points')}</th></tr>
        </thead>
        <tbody class="num">
          ${given.map(({ from, to, facts, points }) => {
            const pair = { from: nameOf(from), to: nameOf(to) };
            return html`<tr>
              <th scope="row"><span aria-hidden="true">${t('rings.pair', pair)}</span><span class="sr">${t('rings.pair.said', pair)}</span></th>
              <td>${t.n(facts)}</td>
              <td>${t.n(points)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${members.map(({ points, fromRing }, i) => html`<p class="small muted num">
        ${t('rings.of', { name: names[i]!, points, from: fromRing })}
      </p>`)}`;
  }
}

function weekName(week: string, t: Translator): string {
  const { from, to } = daysOf(week);
  return daySpan(from, to, t);
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-rings': Rings;
  }
}
