import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { moreRounds, openArchived } from '@cocarde/client/polls.ts';
import type { Round, RoundPage } from '@cocarde/contract/rounds.ts';
import { announce } from '../internal/announce.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { shared } from '../internal/shared.styles.ts';
import { notice, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { facts } from './facts.ts';
import { POLL_WORDS } from './poll-words.ts';
import { styles } from './polls.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/polls.ts'),
  fr: () => import('@cocarde/client/lang/fr/polls.ts'),
};

const BONES = Array(4).fill(html`<i class="bone"></i>`);

/** Where there is no poll to look at, an animateur makes one, and finds those that there are. Inside `cocarde-poll`, not for pages. */
export class Polls extends LitElement {
  static override readonly styles = [tokens, shared, formStyles, styles];

  @property({ attribute: false }) list!: RoundPage;

  /** What is being written: a new poll, or one like another. */
  @state() private writing: { from?: Round } | undefined;
  /** The poll that was just made. */
  @state() private made: Round | undefined;
  /** Id of the one in the list that is open. */
  @state() private opened = '';
  /** Whether those that are archived are shown, too. */
  @state() private archived = false;
  /** Id of the poll whose tag was copied last. */
  @state() private copied = '';
  /** Code that a click asked for did not come. */
  @state() private failed = false;

  readonly #language = new Language(this, WORDS, POLL_WORDS);
  readonly #archive = new StoreController(this, () => (this.archived ? openArchived() : undefined));

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('list')) return;
    // It is in the other list now: who archived or reopened it here goes on at the title.
    if (this.opened && ![...this.list.items, ...(this.#archive.value?.data?.items ?? [])].some(({ id }) => id === this.opened)) this.#close();
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    if (!t) return html`<div aria-hidden="true">${BONES}</div>`;
    const { writing, made, archived } = this;
    const items = this.list.items.filter(({ id }) => id !== made?.id);
    return html`<div class="head">
        <h2 tabindex="-1">${t('polls.title')}</h2>
        <button class="link new" aria-expanded=${writing !== undefined} @click=${() => this.#write(writing ? undefined : {})}>${t('polls.new')}</button>
      </div>
      ${this.failed ? html`<p class="stale" role="alert">${t.problem('network')}</p>` : nothing}
      ${writing ? html`<div class="begun"><cocarde-poll-form .from=${writing.from} .done=${(round?: Round) => this.#done(round)}>${BONES}</cocarde-poll-form></div>` : nothing}
      ${made ? html`<div class="made"><p tabindex="-1">${t('polls.made')}</p>${this.#shown(made, t)}</div>` : nothing}
      ${items.length || writing || made ? this.#rows({ ...this.list, items }, false, t) : notice(t('polls.none'), t('polls.about'))}
      <p class="archive"><button class="link" aria-expanded=${archived} @click=${() => (this.archived = !archived)}>${t('polls.archived')}</button></p>
      ${archived
        ? view({
            t,
            state: this.#archive.value ?? { status: 'loading' },
            retry: () => refresh('rounds?'),
            bones: BONES,
            ready: (page) => (page.items.length ? this.#rows(page, true, t) : html`<p class="muted">${t('polls.noArchived')}</p>`),
          })
        : nothing}`;
  }

  #rows({ items, cursor }: RoundPage, archived: boolean, t: Translator): TemplateResult {
    const id = archived ? 'archived' : 'current';
    return html`<ul role="list" id=${id}>${items.map((round) => this.#row(round, t))}</ul>
      ${cursor ? html`<button class="link" @click=${() => this.#more(archived, `#${id}`, items.length)}>${t('polls.more')}</button>` : nothing}`;
  }

  #row(round: Round, t: Translator): TemplateResult {
    const { id, title, state, names, voters } = round;
    const open = this.opened === id;
    const [when] = facts(round, t);
    const of = html`<span class="sr"> – ${title}</span>`;
    return html`<li>
      <h3 tabindex="-1"><bdi>${title}</bdi></h3>
      <p class="chips">
        <span class="chip ${state}">${t(`poll.${state}`)}</span>
        <span class="muted num">${when}${names === 'anonymous' ? '' : ` ${t('polls.voters', { n: voters })}`}</span>
        <button class="link" id="show-${id}" aria-expanded=${open} @click=${() => (this.opened = open ? '' : id)}>${t('polls.show')}${of}</button>
        <button class="link" @click=${() => this.#write({ from: round })}>${t('polls.copy')}${of}</button>
      </p>
      ${open ? this.#shown(round, t) : nothing}
    </li>`;
  }

  /** The tag of a poll, and the poll itself. */
  #shown({ id }: Round, t: Translator): TemplateResult {
    return html`<div class="shown">
      <div class="tag">
        <label>${t('polls.tag')} <input class="field" readonly .value=${`<cocarde-poll round="${id}"></cocarde-poll>`} /></label>
        <button class="btn quiet" @click=${(event: Event) => this.#copy(event, id, t)}>${t(this.copied === id ? 'polls.copied' : 'polls.copyTag')}</button>
      </div>
      <cocarde-poll round=${id}></cocarde-poll>
    </div>`;
  }

  /** Where a page may not write into the clipboard, as without https, the tag is selected for the keyboard. */
  async #copy({ currentTarget }: Event, id: string, t: Translator): Promise<void> {
    const field = (currentTarget as Element).parentElement!.querySelector('input')!;
    try {
      await navigator.clipboard.writeText(field.value);
      this.copied = id;
      announce(t('polls.copied'), t.lang);
    } catch {
      field.focus();
      field.select();
      announce(t('polls.selected'), t.lang);
    }
  }

  #write(writing: Polls['writing']): void {
    this.writing = writing;
    if (!writing) return;
    this.made = undefined;
    // What it takes to make one comes when somebody does.
    void import('./define-form.ts').then(
      ({ define }) => {
        define();
        this.failed = false;
      },
      () => {
        this.failed = true;
        this.writing = undefined;
      },
    );
  }

  #done(made: Round | undefined): void {
    this.writing = undefined;
    this.made = made;
    this.#focus(made ? '.made p' : '.new');
  }

  #close(): void {
    this.opened = '';
    this.#focus('h2');
  }

  async #more(archived: boolean, list: string, before: number): Promise<void> {
    await moreRounds(archived);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(`${list} h3`)[before]?.focus();
  }

  #focus(place: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(place)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-polls': Polls;
  }
}
