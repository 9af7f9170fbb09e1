import { adoptStyles, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { HeldBecause } from '@cocarde/contract/moderation.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { loadWords, translator } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { excerpt, matches } from '@cocarde/client/matches.ts';
import type { Part } from '@cocarde/client/matches.ts';
import { me } from '@cocarde/client/me.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import { contribution, fieldsOf } from '../form/board-fields.ts';
import { FORM_WORDS } from '../form/form.ts';
import { announce } from './announce.ts';
import type { Board as Settings } from '@cocarde/contract/boards.ts';
import type { Board, Post, PostPage } from './board.ts';
import { stageName } from './stage-name.ts';
import { toolStyles } from './board-tools.styles.ts';
import { notice } from './states.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board-tools.ts'),
  fr: () => import('@cocarde/client/lang/fr/board-tools.ts'),
};

/** Most letters of a search. The type keeps the number equal to the limit without shipping the table of limits. */
const SEARCH: typeof LIMITS.search = 100;

/** A pause in typing that is long enough to ask the service. */
const PAUSE = 300;

/** What the member looks for; what is empty does not narrow the list. */
interface Wish {
  q?: string;
  tag?: string;
  status?: IdeaStatus | '';
  stage?: string;
  author?: string;
  from?: string;
  to?: string;
}

/** No id: somebody whom a list does not name yet. */
const OTHER = '?';

/** Filters that narrow nothing. */
const UNFILTERED: Wish = { tag: '', status: '', stage: '', author: '', from: '', to: '' };

/** The parts of a text, what was found in it marked. */
const shown = (parts: Part[]): unknown => parts.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text));

/** What the client does for one kind of board. */
export interface Actions<P extends PostPage> {
  find(board: string, wish: object): ReadableAtom<PartState<P>>;
  more(board: string, wish: object): Promise<void>;
  publish(board: string, post: never): Promise<Post & { held?: HeldBecause | null }>;
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
  /** Whether an author is looked for by name. */
  #naming = false;
  /** By id, who wrote something that this board has shown, or was found by name. */
  readonly #authors = new Map<string, string>();
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board<P>, actions: Actions<P>) {
    this.#board = board;
    this.#actions = actions;
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
    return this.looking ? this.#actions.find(this.#board.host.board, this.#query) : undefined;
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
    host.requestUpdate();
    const leave = this.found()?.subscribe(({ status, data }) => {
      if (status === 'loading') return;
      queueMicrotask(() => leave?.());
      if (data && wish === this.#wish) void this.#tellFound(data.items.length);
    });
  }

  /** Closed filters filter nothing: what is hidden must not narrow a list. */
  toggleFilters(): void {
    this.filtering = !this.filtering;
    const { q, ...filters } = this.#wish;
    if (Object.values(filters).some(Boolean)) this.look(UNFILTERED);
  }

  /** The list held to a status or a stage of it, with the filter that says so. */
  async hold(status: IdeaStatus, stage = ''): Promise<void> {
    this.filtering = true;
    this.#search('');
    this.look({ ...UNFILTERED, q: '', status, stage });
    await this.#board.host.updateComplete;
    this.#focus('select');
  }

  toggleForm(): void {
    this.writing = !this.writing;
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
    const form = html`<cocarde-form
      kind="post"
      draft="${name}:${host.board}"
      ready-to-type
      .extra=${fieldsOf(this.#settings ?? {}, t.tag)}
      .send=${(post: Record<string, string | string[]>) => this.#publish(contribution(post, this.#settings))}
      .below=${(title: string) => html`<cocarde-similar board=${host.board} kind=${name} .typed=${title} .show=${(post: Post) => this.show(post)}></cocarde-similar>`}
      .cancel=${() => this.#stopWriting()}
    ></cocarde-form>`;
    const closed = html`<p class="told">${t('board.closed')}</p>`;
    return html`${this.writing ? (this.#settings?.closed ? closed : form) : nothing}${this.#held ? html`<p class="told">${t(`board.held.${this.#held}`)}</p>` : nothing}${this.filtering ? this.#filters(t) : nothing}`;
  }

  get #settings(): Settings | undefined {
    return this.#board.state?.data?.board;
  }

  /** What a list can be narrowed to, in the order of a roadmap: stages, and phases that have none. */
  #stages(t: Translator): [status: IdeaStatus, stage: string, name: string][] {
    const { stages = [] } = this.#settings ?? {};
    return IDEA_STATUSES.flatMap((phase) => {
      const own = stages.filter((stage) => stage.phase === phase);
      return own.length ? own.map(({ id, name }): [IdeaStatus, string, string] => [phase, id, words(name, t.tag)]) : [[phase, '', stageName(phase, '', this.#settings, t)]];
    });
  }

  #filters(t: Translator): TemplateResult {
    const { tag, status = '', stage = '', author = '', from = '', to = '' } = this.#wish;
    const tags = new Set([...(this.#board.state?.data?.tags ?? []), ...(tag ? [tag] : [])]);
    const choose = ({ target }: Event) => {
      const [status, stage = ''] = (target as HTMLSelectElement).value.split('/') as [IdeaStatus | '', string?];
      this.look({ status, stage });
    };
    return html`<div class="tool">
      <select class="field" aria-label=${t('ideas.status')} @change=${choose}>
        <option value="">${t('ideas.status.any')}</option>
        ${this.#stages(t).map(([phase, id, name]) => html`<option value=${id ? `${phase}/${id}` : phase} .selected=${phase === status && id === stage}>${name}</option>`)}
      </select>
      <select class="field by" aria-label=${t('board.author')} @change=${({ target }: Event) => this.#chooseAuthor(target as HTMLSelectElement)}>
        <option value="">${t('board.author.any')}</option>
        ${this.#known(t).map(([id, name]) => html`<option value=${id} .selected=${id === author}>${name}</option>`)}
        <option value=${OTHER}>${t('board.author.other')}</option>
      </select>
      ${this.#day('from', { value: from, max: to }, t)} ${this.#day('to', { value: to, min: from }, t)}
      <div class="chips" role="group" aria-label=${t('board.tags')}>
        ${[...tags].map(
          (each) =>
            html`<button class="chip" aria-pressed=${each === tag} @click=${() => this.look({ tag: each === tag ? '' : each })}>
              <bdi>${each}</bdi>
            </button>`,
        )}
      </div>
    </div>
    ${this.#naming ? html`<cocarde-member-choice class="told" .choose=${(member: MemberRef) => this.#foundAuthor(member)}></cocarde-member-choice>` : nothing}`;
  }

  /** One who wrote nothing that was listed is found by name. */
  #chooseAuthor(select: HTMLSelectElement): void {
    const { value } = select;
    this.#naming = false;
    if (value !== OTHER) return this.look({ author: value });
    select.value = this.#wish.author ?? '';
    void this.#board.use(() => import('../post-actions/define.ts'), ({ define }) => {
      define();
      this.#naming = true;
    });
  }

  async #foundAuthor({ id, name }: MemberRef): Promise<void> {
    this.#authors.set(id, name);
    this.#naming = false;
    this.look({ author: id });
    await this.#board.host.updateComplete;
    this.#focus('.by');
  }

  #day(end: 'from' | 'to', { value, min = '', max = '' }: { value: string; min?: string; max?: string }, t: Translator): TemplateResult {
    const choose = ({ target }: Event) => this.look({ [end]: (target as HTMLInputElement).value });
    return html`<label class="day">${t(`board.${end}`)} <input class="field" type="date" min=${min || nothing} max=${max || nothing} .value=${value} @change=${choose} /></label>`;
  }

  /** Whose posts a list can be held to: the reader's own, and those of whoever wrote what was listed so far. */
  #known(t: Translator): [id: string, name: string][] {
    for (const { author } of (this.#board.state?.data?.items ?? []) as { author?: MemberRef | null }[]) if (author) this.#authors.set(author.id, author.name);
    const own = me().get()?.id;
    const others = [...this.#authors].filter(([id]) => id !== own).sort(([, a], [, b]) => a.localeCompare(b, t.lang));
    return [...(own ? [[own, t('board.author.me')] as [string, string]] : []), ...others];
  }

  /** In the place of a list without posts. */
  nothingFound(t: Translator): TemplateResult {
    const { name, order } = this.#board;
    const clear = () => {
      this.#lookForAll();
      this.#focus('.search');
    };
    if (this.looking) return notice(t('board.none.title'), t('board.none.text'), html`<button class="btn quiet" @click=${clear}>${t('board.clear')}</button>`);
    const why = order === 'unanswered' ? 'questions.answered' : (`${name}.empty` as const);
    // Above a list of ideas there is that button already.
    return notice(t(`${why}.title`), t(`${why}.text`), name === 'ideas' ? undefined : this.#board.writer(t, 'btn'));
  }

  get #query(): object {
    return { [this.#board.attribute]: this.#order, ...this.#wish };
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

  /** Whether less than the whole board is listed. */
  get looking(): boolean {
    return Object.values(this.#wish).some(Boolean);
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
