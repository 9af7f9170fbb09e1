import { adoptStyles, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { HeldBecause } from '@cocarde/contract/moderation.ts';
import type { QuestionView } from '@cocarde/contract/questions.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { loadWords, translator } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { excerpt, matches } from '@cocarde/client/matches.ts';
import type { Part } from '@cocarde/client/matches.ts';
import type { Typed } from '@cocarde/client/form-drafts.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import { contribution, fieldsOf } from '../form/board-fields.ts';
import { FORM_WORDS } from '../form/form.ts';
import { announce } from './announce.ts';
import { BoardFilters, UNFILTERED } from './board-filters.ts';
import type { Wish } from './board-filters.ts';
import type { Board as Settings } from '@cocarde/contract/boards.ts';
import type { Board, Post, PostPage } from './board.ts';
import { toolStyles } from './board-tools.styles.ts';
import { notice } from './states.ts';
import { StoreController } from './store-controller.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board-tools.ts'),
  fr: () => import('@cocarde/client/lang/fr/board-tools.ts'),
};

/** Most letters of a search. The type keeps the number equal to the limit without shipping the table of limits. */
const SEARCH: typeof LIMITS.search = 100;

/** Why a view of questions has none, by what its words begin with. */
const EMPTY: Readonly<Record<string, 'answered' | 'settled' | 'none' | 'unfollowed'>> = { unanswered: 'answered', unaccepted: 'settled', unvoted: 'settled', mine: 'none', followed: 'unfollowed' };

/** What is the reader's own is shown as a whole. */
const WHOLE: readonly string[] = ['mine', 'followed'] satisfies QuestionView[];

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 300;

/** The parts of a text, what was found in it marked. */
const shown = (parts: Part[]): unknown => parts.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text));

/** What the client does for one kind of board. */
export interface Actions<P extends PostPage> {
  find(board: string, wish: object): ReadableAtom<PartState<P>>;
  more(board: string, wish: object): Promise<void>;
  publish(board: string, post: never): Promise<Post & { held?: HeldBecause | null }>;
  /** Where the list does not say how its board was set up: what does, once somebody writes. */
  settings?(board: string): ReadableAtom<PartState<Partial<Settings>>>;
  /** Above the list, where its order has more to say. */
  above?(tools: BoardTools<P>, board: Board<P>): unknown;
  /** Below the fields of a new post. */
  last?(board: string, typed: Typed): unknown;
}

/** The half of a board that comes with the first search, filter or post, or where there is none yet. */
export class BoardTools<P extends PostPage = PostPage> {
  readonly #board: Board<P>;
  readonly #actions: Actions<P>;
  filtering = false;
  writing = false;
  /** Why others do not see yet what was just sent. */
  #held: HeldBecause | undefined;
  #wish: Wish = {};
  readonly #filters: BoardFilters<P>;
  readonly #rules: StoreController<PartState<Partial<Settings>>>;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board<P>, actions: Actions<P>) {
    this.#board = board;
    this.#actions = actions;
    this.#rules = new StoreController(board.host, () => (this.writing ? actions.settings?.(board.host.board) : undefined));
    this.#filters = new BoardFilters(board, (change) => this.look(change), () => this.filtering);
  }

  /** With its words and its looks, so that nothing is shown without. */
  async ready(): Promise<this> {
    const { host } = this.#board;
    adoptStyles(host.renderRoot as ShadowRoot, [...(host.renderRoot as ShadowRoot).adoptedStyleSheets, toolStyles as CSSResult]);
    await loadWords(languageOf(host), WORDS, FORM_WORDS);
    return this;
  }

  /** The list of what the member looks for, if anything. */
  found(): ReadableAtom<PartState<P>> | undefined {
    return this.looking || this.#wish.view ? this.#actions.find(this.#board.host.board, this.#query) : undefined;
  }

  /** A title with what was searched for marked in it. */
  marked(title: string): unknown {
    const { q } = this.#wish;
    return q ? shown(matches(title, q)) : title;
  }

  /** The same of a text of which little is shown. */
  excerpt(text: string): unknown {
    const { q } = this.#wish;
    return q ? shown(excerpt(text, q)) : text;
  }

  typed(field: HTMLInputElement, event: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(
      () => {
        const q = field.value.trim();
        if (q !== (this.#wish.q ?? '')) this.look({ q });
      },
      event === 'change' ? 0 : PAUSE,
    );
  }

  rest(): void {
    clearTimeout(this.#typing);
  }

  look(change: Wish): void {
    const { host } = this.#board;
    const wish = (this.#wish = { ...this.#wish, ...change });
    if (this.looking && WHOLE.includes(this.#board.order)) this.#board.order = 'new';
    host.requestUpdate();
    const leave = this.found()?.subscribe(({ status, data }) => {
      if (status === 'loading') return;
      queueMicrotask(() => leave?.());
      if (data && wish === this.#wish) void this.#tellFound(data.items.length);
    });
  }

  /** The reader wants another order. One of a list that cannot be narrowed is of the whole of it. */
  ordered(): void {
    if (this.looking && WHOLE.includes(this.#board.order)) this.#lookForAll();
    this.#wish = { ...this.#wish, view: '' };
  }

  /** In which sense a question waits, where the reader chose one. */
  get sense(): string {
    return this.#wish.view || this.#board.order;
  }

  /** Closed filters filter nothing: what is hidden must not narrow a list. */
  toggle(which: 'filtering' | 'writing'): void {
    this[which] = !this[which];
    if (which === 'writing') return this.#write();
    const { q, view, ...filters } = this.#wish;
    if (Object.values(filters).some(Boolean)) this.look(UNFILTERED);
  }

  /** The list held to this and nothing else, with the filter that says so. */
  async hold(wish: Wish): Promise<void> {
    this.filtering = true;
    this.#search('');
    this.look({ ...UNFILTERED, q: '', ...wish });
    await this.#board.host.updateComplete;
    this.#focus('select');
  }

  #write(): void {
    this.#held = undefined;
    // Without it there is no list of what is similar; the form does as well.
    import('../similar/define.ts').then(({ define }) => define(), () => {});
  }

  /** Puts the reader on the first post that came. */
  async more(before: number): Promise<void> {
    const { host } = this.#board;
    await this.#actions.more(host.board, this.#query);
    await host.updateComplete;
    host.renderRoot.querySelectorAll<HTMLElement>('.title')[before]?.focus();
  }

  /** What stands above the list while it is in use. */
  drawers(t: Translator): TemplateResult {
    void loadWords(t.lang, WORDS, FORM_WORDS);
    const { host, name } = this.#board;
    const form = (settings: Partial<Settings>) => html`<cocarde-form
      kind="post"
      draft="${name}:${host.board}"
      ready-to-type
      .extra=${fieldsOf(settings, t.tag)}
      .send=${(post: Record<string, string | string[]>) => this.#publish(contribution(post, settings))}
      .below=${(title: string) => html`<cocarde-similar board=${host.board} kind=${name} .typed=${title} .show=${(post: Post) => this.show(post)}></cocarde-similar>`}
      .last=${(typed: Typed) => this.#actions.last?.(host.board, typed)}
      .cancel=${() => this.#stopWriting()}
    ></cocarde-form>`;
    return html`${this.writing ? this.#form(form, t) : nothing}${this.#held ? html`<p class="told">${t(`board.held.${this.#held}`)}</p>` : nothing}${this.filtering ? this.#filters.render(this.#wish, t) : nothing}${this.#actions.above?.(this, this.#board)}`;
  }

  #form(form: (settings: Partial<Settings>) => TemplateResult, t: Translator): TemplateResult | typeof nothing {
    const settings = this.#settings;
    if (settings) return settings.closed ? html`<p class="told">${t('board.closed')}</p>` : form(settings);
    const { status, error } = this.#rules.value ?? {};
    return status === 'error' ? html`<p class="told" role="alert">${t.problem(error)} <button class="link" @click=${() => refresh(`boards/`)}>${t('retry')}</button></p>` : nothing;
  }

  /** Undefined where nobody knows yet: then nothing is written, since whoever meant to stay without a name would not. */
  get #settings(): Partial<Settings> | undefined {
    if (!this.#actions.settings) return this.#board.state?.data?.board ?? {};
    const { data } = this.#rules.value ?? {};
    // Its own fields are those of its ideas.
    return data && { anonymous: data.anonymous ?? false, closed: data.closed ?? false };
  }

  /** In the place of a list without posts. */
  nothingFound(t: Translator): TemplateResult {
    const { name } = this.#board;
    const clear = () => {
      this.#lookForAll();
      this.#focus('.search');
    };
    if (this.looking) return notice(t('board.none.title'), t('board.none.text'), html`<button class="btn quiet" @click=${clear}>${t('board.clear')}</button>`);
    const why = `${name}.${EMPTY[this.sense] ?? 'empty'}` as 'questions.empty';
    // Above a list of ideas there is that button already.
    return notice(t(`${why}.title`), t(`${why}.text`), name === 'ideas' ? undefined : this.#board.writer(t, 'btn'));
  }

  get #query(): object {
    const { view, ...wish } = this.#wish;
    return { [this.#board.attribute]: this.#order, ...wish, ...(view && { view }) };
  }

  /** An order of the reader's own is one of the whole board. */
  get #order(): string {
    const { order } = this.#board;
    return order === 'random' && this.looking ? 'new' : order;
  }

  /** What comes first: by that order, or where words are looked for, what says them best. */
  get by(): string {
    return this.#wish.q ? 'found' : this.#order;
  }

  /** Whether less than the whole board is listed; in which sense questions wait is a matter of order. */
  get looking(): boolean {
    return Object.entries(this.#wish).some(([name, value]) => name !== 'view' && value);
  }

  /** Opens a post where it stands in the list; one that does not is looked for by its title. */
  async show({ id, title }: Post): Promise<void> {
    const { host, opened } = this.#board;
    if (!opened.has(id)) this.#board.toggle(id);
    const place = () => this.#board.state?.data?.items.findIndex((post) => post.id === id) ?? -1;
    if (place() < 0) await this.#lookForTitle(title.slice(0, SEARCH));
    await host.updateComplete;
    host.renderRoot.querySelectorAll<HTMLElement>('.title')[place()]?.focus();
  }

  async #lookForTitle(q: string): Promise<void> {
    this.#search(q);
    this.look({ ...UNFILTERED, q });
    await new Promise<void>((done) => {
      const leave = this.found()!.subscribe(({ status }) => {
        if (status === 'loading') return;
        queueMicrotask(() => leave());
        done();
      });
    });
    await this.#board.host.updateComplete;
  }

  #lookForAll(): void {
    this.#search('');
    this.look({ ...UNFILTERED, q: '' });
  }

  #search(q: string): void {
    this.#board.host.renderRoot.querySelector<HTMLInputElement>('.search')!.value = q;
  }

  /** Said shortly: a list would be read post by post. */
  async #tellFound(n: number): Promise<void> {
    const lang = languageOf(this.#board.host);
    await loadWords(lang, WORDS);
    announce(translator(lang)('board.found', { n }), lang);
  }

  async #publish(post: object): Promise<void> {
    const { id, held } = await this.#actions.publish(this.#board.host.board, post as never);
    if (held) {
      // It is in no list: its author reads why, where the form was.
      this.#held = held;
      announce(translator(languageOf(this.#board.host))(`board.held.${held}`), languageOf(this.#board.host));
      return this.#stopWriting();
    }
    this.#board.toggle(id);
    // Where it stands first.
    this.#board.order = 'new';
    this.#lookForAll();
    this.#stopWriting();
  }

  #stopWriting(): void {
    this.writing = false;
    this.#board.host.requestUpdate();
    this.#focus('.write');
  }

  #focus(selector: string): void {
    this.#board.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
