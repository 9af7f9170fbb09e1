import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Translator } from '@cocarde/client/i18n.ts';
import { moreQueue, openQueue } from '@cocarde/client/moderation.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { ModerationItem, ModerationPage, ModerationVerdict } from '@cocarde/contract/moderation.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { bulk } from './bulk.ts';
import { Decisions } from './decisions.ts';
import type { Asking, HeldItem } from './held.ts';
import { styles } from './moderation.styles.ts';
import { WORDS } from './words.ts';

/** Most that the service counts. */
const MOST = 100;

const BONES = html`<i class="bone title"></i><i class="bone"></i><i class="bone"></i>`;

/** What stands below the queue, each with its own code. */
const DRAWERS = ['settings', 'audit'] as const;
type Drawer = (typeof DRAWERS)[number];

/**
 * What was reported or is held back, to be published or removed with a reason; what holds contributions back; who did what. For
 * pages that only animateurs visit: others read that their role does not allow it.
 *
 * @tagname cocarde-moderation
 * @fires cocarde-error - A decision was refused, or did not arrive.
 */
export class Moderation extends LitElement {
  static override readonly styles = [tokens, shared, card, details, formStyles, styles];

  @state() private opened: ReadonlySet<Drawer> = new Set();

  readonly #language = new Language(this, WORDS);
  readonly #queue = new StoreController(this, openQueue);
  readonly #decisions = new Decisions(this);

  override render(): TemplateResult {
    return view({
      title: 'moderation.title',
      t: this.#language.t,
      state: this.#queue.value,
      retry: () => refresh('moderation'),
      bones: BONES,
      ready: (page, t) => this.#page(page, t),
    });
  }

  #page({ items, cursor, count }: ModerationPage, t: Translator): TemplateResult {
    return html`<div class="head">
        <h2 tabindex="-1">${t('moderation.title')}</h2>
        ${count ? html`<span class="small muted num">${t(count < MOST ? 'moderation.count' : 'moderation.many', { n: count })}</span>` : nothing}
      </div>
      ${bulk(this.#decisions, items, (chosen, verdict) => this.#decide(chosen, verdict, t), t)}
      ${items.length
        ? html`<ul role="list">
            ${items.map((item) => this.#item(item, t))}
          </ul>`
        : cursor
          ? BONES
          : notice(t('moderation.none'), t('moderation.about'))}
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.#more(items.length)}>${t('moderation.more')}</button>` : nothing}
      <div class="drawers">${DRAWERS.map((drawer) => this.#drawer(drawer, t))}</div>`;
  }

  #item(item: ModerationItem, t: Translator): TemplateResult {
    const { id, title, kind, author, decidable } = item;
    const decisions = this.#decisions;
    const what = `${t(`moderation.${kind}`)} – ${title} – ${author?.name ?? t('moderation.nobody')}`;
    return html`<li>
      ${decidable
        ? html`<label class="pick"
            ><input
              type="checkbox"
              aria-label=${t('moderation.select', { what })}
              .checked=${decisions.selected.has(id)}
              @change=${({ target }: Event) => decisions.select([id], (target as HTMLInputElement).checked)}
          /></label>`
        : html`<span class="pick"></span>`}
      <cocarde-held
        .item=${item}
        .asking=${decisions.asking.get(id)}
        .ask=${(what?: Asking) => decisions.ask(id, what)}
        .refusal=${decisions.refusalOf(id)}
        .deciding=${decisions.deciding}
        .decide=${(verdict: ModerationVerdict) => this.#decide([item], verdict, t)}
        .suspended=${decisions.suspended}
      ></cocarde-held>
    </li>`;
  }

  #drawer(drawer: Drawer, t: Translator): TemplateResult {
    const open = this.opened.has(drawer);
    const element = drawer === 'audit' ? html`<cocarde-audit></cocarde-audit>` : html`<cocarde-moderation-settings></cocarde-moderation-settings>`;
    return html`<details @toggle=${(event: Event) => this.#toggle(drawer, event.currentTarget as HTMLDetailsElement)}>
      <summary>${t(`moderation.${drawer}`)}</summary>
      ${open ? element : nothing}
    </details>`;
  }

  /** Few open them: their code comes then. */
  #toggle(drawer: Drawer, place: HTMLDetailsElement): void {
    const opened = new Set(this.opened);
    opened[place.open ? 'add' : 'delete'](drawer);
    this.opened = opened;
    if (place.open) void import('./define-drawers.ts').then(({ define }) => define(), () => (place.open = false));
  }

  get #items(): ModerationItem[] {
    return this.#queue.value?.data?.items ?? [];
  }

  /** What was decided is gone, and the next one stands in its place: there the reader goes on. */
  async #decide(items: ModerationItem[], verdict: ModerationVerdict, t: Translator): Promise<boolean> {
    const at = this.#items.findIndex(({ id }) => id === items[0]?.id);
    const done = await this.#decisions.carryOut(items, verdict, t);
    if (done) await this.#goTo(at);
    return done;
  }

  async #goTo(at: number): Promise<void> {
    await this.updateComplete;
    const held = this.renderRoot.querySelectorAll<HeldItem>('cocarde-held');
    const next = held[Math.min(at, held.length - 1)];
    await next?.updateComplete;
    (next ?? this.renderRoot.querySelector<HTMLElement>('h2'))?.focus();
  }

  async #more(before: number): Promise<void> {
    await moreQueue();
    if (this.#items.length > before) await this.#goTo(before);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-moderation': Moderation;
  }
}
