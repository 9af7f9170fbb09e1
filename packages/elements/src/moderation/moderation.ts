import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Translator } from '@cocarde/client/i18n.ts';
import { moreQueue, openQueue } from '@cocarde/client/moderation.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { ModerationItem, ModerationPage } from '@cocarde/contract/moderation.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import type { Act, HeldItem } from './held.ts';
import { styles } from './moderation.styles.ts';
import type { Tools } from './tools.ts';
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
  @state() private selected: ReadonlySet<string> = new Set();
  /** There once somebody begins to decide. */
  @state() private tools: Tools | undefined;
  /** Whether the code for that did not come. */
  @state() private missing = false;

  readonly #language = new Language(this, WORDS);
  readonly #queue = new StoreController(this, openQueue);
  #coming: Promise<Tools | undefined> | undefined;

  get items(): ModerationItem[] {
    return this.#queue.value?.data?.items ?? [];
  }

  held(item: ModerationItem): HeldItem | undefined {
    return [...this.renderRoot.querySelectorAll<HeldItem>('cocarde-held')].find(({ item: { id } }) => id === item.id);
  }

  select(ids: string[], on: boolean): void {
    const selected = new Set(this.selected);
    for (const id of ids) selected[on ? 'add' : 'delete'](id);
    this.selected = selected;
    if (on) void this.#prepare();
  }

  /** Puts the reader on a contribution, the last one or the title where there are not so many. */
  async goTo(at: number): Promise<void> {
    await this.updateComplete;
    const held = this.renderRoot.querySelectorAll<HeldItem>('cocarde-held');
    (held[Math.min(at, held.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('h2'))?.focus();
  }

  override render(): TemplateResult {
    return view({
      head: titled('moderation.title'),
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
      ${this.missing ? html`<p class="stale">${t.problem('network')}</p>` : nothing}
      <div class="bulk">${this.#several(items, t)}</div>
      ${items.length
        ? html`<ul role="list" @pointerover=${this.#prepare} @focusin=${this.#prepare}>
            ${items.map((item) => this.#item(item, t))}
          </ul>`
        : cursor
          ? BONES
          : notice(t('moderation.none'), t('moderation.about'))}
      ${cursor ? html`<button class="btn quiet more" @click=${() => this.#more(items.length)}>${t('moderation.more')}</button>` : nothing}
      <div class="drawers">${DRAWERS.map((drawer) => this.#drawer(drawer, t))}</div>`;
  }

  #several(items: ModerationItem[], t: Translator): TemplateResult {
    const decidable = items.filter(({ decidable }) => decidable);
    const chosen = decidable.filter(({ id }) => this.selected.has(id));
    const all = chosen.length === decidable.length;
    const chooseAll = ({ target }: Event) => this.select(decidable.map(({ id }) => id), (target as HTMLInputElement).checked);
    return html`${decidable.length > 1
        ? html`<label><input type="checkbox" .checked=${all} .indeterminate=${Boolean(chosen.length) && !all} @change=${chooseAll} /> ${t('moderation.all')}</label>`
        : nothing}
      ${this.tools?.bulk(chosen, items, t)}`;
  }

  #item(item: ModerationItem, t: Translator): TemplateResult {
    const { id, title, author, decidable } = item;
    const { tools } = this;
    const choose = ({ target }: Event) => this.select([id], (target as HTMLInputElement).checked);
    const what = `${title} – ${author?.name ?? t('moderation.nobody')}`;
    return html`<li>
      <span class="pick">
        ${decidable ? html`<input type="checkbox" aria-label=${t('moderation.select', { what })} .checked=${this.selected.has(id)} @change=${choose} />` : nothing}
      </span>
      <cocarde-held
        .item=${item}
        .asking=${tools?.asking(id)}
        .below=${tools?.below(item, t)}
        .busy=${tools?.busy}
        .suspendable=${author && !tools?.suspended.has(author.id)}
        .act=${(act: Act) => this.#act(item, act, t)}
      ></cocarde-held>
    </li>`;
  }

  #drawer(drawer: Drawer, t: Translator): TemplateResult {
    const element = drawer === 'audit' ? html`<cocarde-audit></cocarde-audit>` : html`<cocarde-moderation-settings></cocarde-moderation-settings>`;
    return html`<details @toggle=${(event: Event) => this.#toggle(drawer, event.currentTarget as HTMLDetailsElement)}>
      <summary>${t(`moderation.${drawer}`)}</summary>
      ${this.opened.has(drawer) ? element : nothing}
    </details>`;
  }

  /** Few open them: their code comes then. */
  #toggle(drawer: Drawer, place: HTMLDetailsElement): void {
    const opened = new Set(this.opened);
    opened[place.open ? 'add' : 'delete'](drawer);
    this.opened = opened;
    if (place.open) void import('./define-drawers.ts').then(({ define }) => define(), () => (place.open = false));
  }

  /** Asked for when the pointer or the focus comes near; once more where it did not come. */
  #prepare(): Promise<Tools | undefined> {
    this.#coming ??= import('./tools.ts').then(({ Tools }) => new Tools(this).ready()).then(
      (tools) => (this.tools = tools),
      () => (this.#coming = undefined),
    );
    return this.#coming;
  }

  async #act(item: ModerationItem, act: Act, t: Translator): Promise<void> {
    const tools = await this.#prepare();
    this.missing = !tools;
    tools?.act(item, act, t);
  }

  async #more(before: number): Promise<void> {
    await moreQueue();
    if (this.items.length > before) await this.goTo(before);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-moderation': Moderation;
  }
}
