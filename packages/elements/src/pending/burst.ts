import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { decide, moreActs, openActs } from '@cocarde/client/pending.ts';
import { words } from '@cocarde/client/words.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Decision, PendingAct, PendingActs, PendingBurst, PendingPeriod } from '@cocarde/contract/pending.ts';
import { signed } from '../internal/amount.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { dayName } from '../periods/day-span.ts';
import { styles } from './burst.styles.ts';
import { WORDS } from './pending.ts';

/** The type keeps the number equal to the limit without shipping the table of limits. */
const LONGEST: typeof LIMITS.statusNote = 500;

const BONES = html`<i class="bone"></i>`;

const BUTTONS = [['released', 'pending.release', 'btn'], ['refused', 'pending.refuse', 'btn quiet']] as const;

/** One burst: who, what and when, its acts, and the decision about all of them or one. */
export class PendingBurstCard extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  @property({ attribute: false }) burst!: PendingBurst;
  /** The community's: an act is told at the time of the day that it counts for. */
  @property({ attribute: false }) zone!: string;

  @state() private open = false;
  /** Why the last decision was not taken, as a sentence. */
  @state() private refusal = '';
  @state() private saving = false;

  readonly #language = new Language(this, WORDS);
  readonly #acts = new StoreController(this, () => (this.open ? openActs(this.burst.id) : undefined));

  /** In the place of a burst that was decided the next one appears: nothing of what was written is about it. */
  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('burst') || (changed.get('burst') as PendingBurst | undefined)?.id === this.burst.id) return;
    this.open = false;
    this.refusal = '';
    this.renderRoot.querySelector('form')?.reset();
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const { day, member, actor, rule, count, points, from, to, decidable } = this.burst;
    const time = (at: number): string => this.#time(at, 'short', t);
    const when = t(from === to ? 'pending.at' : 'pending.when', { date: dayName(day, t), from: time(from), to: time(to) });
    const who = actor?.id === member?.id ? (member?.name ?? '') : t('pending.pair', { actor: actor?.name ?? '', member: member?.name ?? '' });
    return html`<h3 tabindex="-1">${who} <b class="num">${signed(points, t)}</b></h3>
      <p>${t('pending.what', { n: count, rule: words(rule.name, t.tag) })}</p>
      <p class="small muted">${when}</p>
      ${this.#reach(t)}
      <form novalidate aria-busy=${this.saving} @submit=${(event: SubmitEvent) => this.#decide(event, t)}>
        <details ?open=${this.open} @toggle=${this.#toggle}>
          <summary>${t('pending.acts', { n: count })}</summary>
          ${this.open ? this.#list(t) : nothing}
        </details>
        ${decidable ? this.#decision(member?.name ?? '', who, t) : html`<p class="small">${t('pending.own')}</p>`}
      </form>`;
  }

  /** What a release still reaches: results of periods that are over stay as they were. */
  #reach(t: Translator): TemplateResult | typeof nothing {
    const { periods } = this.burst;
    if (!periods.length) return nothing;
    const named = (which: (period: PendingPeriod) => boolean): string => new Intl.ListFormat(t.lang).format(periods.filter(which).map(({ kind }) => t(`pending.${kind}`)));
    const closed = named(({ open }) => !open);
    const to = periods.find(({ open }) => open)?.to;
    const date = to && t.date(Date.parse(`${to}T12:00`), { weekday: 'long', day: 'numeric', month: 'long' });
    return html`<p class="small">
      ${closed && t('pending.closed', { periods: closed })}
      ${date ? t('pending.open', { periods: named((period) => period.to === to), date }) : t('pending.total')}
    </p>`;
  }

  #decision(member: string, who: string, t: Translator): TemplateResult {
    return html`<label class="small">${t('pending.reason', { member })}
        <textarea class="field" name="reason" rows="2" maxlength=${LONGEST} aria-invalid=${this.refusal ? 'true' : nothing}></textarea>
      </label>
      ${this.refusal ? html`<p class="error">${this.refusal}</p>` : nothing}
      <div class="row">
        ${BUTTONS.map(([decision, label, look]) => html`<button class=${look} value=${decision}>${t(label)}<span class="sr"> – ${who}</span></button>`)}
      </div>`;
  }

  #list(t: Translator): TemplateResult {
    return view({
      t,
      state: this.#acts.value,
      retry: () => refresh(`pending/${this.burst.id}`),
      bones: BONES,
      ready: ({ items, cursor }: PendingActs) => html`<ul role="list">
          ${items.map((act) => this.#act(act, t))}
        </ul>
        ${cursor ? html`<button type="button" class="link" @click=${() => void moreActs(this.burst.id)}>${t('pending.more')}</button>` : nothing}`,
    });
  }

  #act({ id, at, subject, factName }: PendingAct, t: Translator): TemplateResult {
    const what = subject ?? (factName ? words(factName, t.tag) : t('pending.act'));
    return html`<li class="small">
      <span><time class="num muted">${this.#time(at, 'medium', t)}</time> ${what}</span>
      ${this.burst.decidable
        ? html`<span class="row">
            ${BUTTONS.map(([decision, label]) => html`<button class="link" name=${id} value=${decision}>${t(label)}<span class="sr"> – ${what}</span></button>`)}
          </span>`
        : nothing}
    </li>`;
  }

  #time(at: number, timeStyle: 'short' | 'medium', t: Translator): string {
    return new Date(at).toLocaleTimeString(t.lang, { timeStyle, timeZone: this.zone });
  }

  #toggle({ target }: Event): void {
    this.open = (target as HTMLDetailsElement).open;
  }

  /** The button says what is decided, and about which act; one without a name is about all of them. */
  async #decide(event: SubmitEvent, t: Translator): Promise<void> {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('reason') as HTMLTextAreaElement | null;
    const { name: act, value } = event.submitter as HTMLButtonElement;
    if (!field || this.saving) return;
    const reason = field.value.trim();
    if (!reason) {
      this.refusal = t('pending.missing', { member: this.burst.member?.name ?? '' });
      announce(this.refusal, t.lang);
      field.focus();
      return;
    }
    this.saving = true;
    this.refusal = '';
    try {
      const decision = value as Decision;
      const n = await decide(this.burst.id, { decision, reason, ...(act && { act }) });
      announce(t(`pending.${decision}`, { n }), t.lang);
      // The button of a single act is gone with it.
      if (act) this.renderRoot.querySelector('h3')!.focus();
      else this.dispatchEvent(new Event('decided'));
    } catch (failure) {
      this.refusal = t.problem(await refused(this, failure, t.lang));
    }
    this.saving = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-burst': PendingBurstCard;
  }
}
