import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { QuestionView } from '@cocarde/contract/questions.ts';
import type { Theme, ThemeList } from '@cocarde/contract/themes.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { me } from '@cocarde/client/me.ts';
import type { PartState } from '@cocarde/client/parts.ts';
import { openThemes, themeName } from '@cocarde/client/themes.ts';
import { words } from '@cocarde/client/words.ts';
import type { Board, PostPage } from './board.ts';
import { stageName } from './stage-name.ts';
import { StoreController } from './store-controller.ts';

/** What the member looks for; what is empty does not narrow the list. */
export interface Wish {
  q?: string;
  tag?: string;
  status?: IdeaStatus | '';
  stage?: string;
  author?: string;
  from?: string;
  to?: string;
  /** Which questions wait, in another sense than the order's own. */
  view?: QuestionView | '';
}

/** No id: somebody whom a list does not name yet. */
const OTHER = '?';

/** Filters that narrow nothing. */
export const UNFILTERED: Wish = { tag: '', status: '', stage: '', author: '', from: '', to: '' };

interface Listed {
  author?: MemberRef | null;
  tags: string[];
}

/** The fields that narrow the list of a board: ideas by status, author, days and tag, questions by theme and author. */
export class BoardFilters<P extends PostPage> {
  readonly #board: Board<P>;
  readonly #look: (change: Wish) => void;
  readonly #themes: StoreController<PartState<ThemeList>>;
  /** Whether an author is looked for by name. */
  #naming = false;
  /** By id, who wrote something that this board has shown, or was found by name. */
  readonly #authors = new Map<string, string>();
  /** Tags of what this board has shown. */
  readonly #tags = new Set<string>();

  /** What it takes is read once they are `open`. */
  constructor(board: Board<P>, look: (change: Wish) => void, open: () => boolean) {
    this.#board = board;
    this.#look = look;
    this.#themes = new StoreController(board.host, () => (open() ? openThemes() : undefined));
  }

  render(wish: Wish, t: Translator): TemplateResult {
    const { author = '', tag = '' } = wish;
    for (const { author, tags } of (this.#board.state?.data?.items ?? []) as unknown as Listed[]) {
      if (author) this.#authors.set(author.id, author.name);
      for (const each of tags) this.#tags.add(each);
    }
    const authors = this.#choice(t('board.author'), [['', t('board.author.any')], ...this.#known(t), [OTHER, t('board.author.other')]], author, (chosen, select) => this.#chooseAuthor(chosen, author, select), 'by');
    const fields = this.#board.name === 'ideas' ? html`${this.#status(wish, t)} ${authors} ${this.#days(wish, t)} ${this.#chips(tag, t)}` : html`${this.#theme(tag, t)} ${authors}`;
    return html`<div class="tool">${fields}</div>
      ${this.#naming ? html`<cocarde-member-choice class="told" .choose=${(member: MemberRef) => this.#foundAuthor(member)}></cocarde-member-choice>` : nothing}`;
  }

  #choice(label: string, options: readonly (readonly [value: string, name: string])[], chosen: string, choose: (value: string, select: HTMLSelectElement) => void, look = ''): TemplateResult {
    return html`<select class="field ${look}" aria-label=${label} @change=${({ target }: Event) => choose((target as HTMLSelectElement).value, target as HTMLSelectElement)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`)}
    </select>`;
  }

  #status({ status = '', stage = '' }: Wish, t: Translator): TemplateResult {
    const choose = (value: string) => {
      const [status, stage = ''] = value.split('/') as [IdeaStatus | '', string?];
      this.#look({ status, stage });
    };
    return this.#choice(t('ideas.status'), [['', t('ideas.status.any')], ...this.#stages(t)], stage ? `${status}/${stage}` : status, choose);
  }

  /** What a list can be narrowed to, in the order of a roadmap: stages, and phases that have none. */
  #stages(t: Translator): [value: string, name: string][] {
    const { stages = [] } = this.#board.state?.data?.board ?? {};
    return IDEA_STATUSES.flatMap((phase) => {
      const own = stages.filter((stage) => stage.phase === phase);
      return own.length ? own.map(({ id, name }): [string, string] => [`${phase}/${id}`, words(name, t.tag)]) : [[phase, stageName(phase, '', this.#board.state?.data?.board, t)]];
    });
  }

  /** Whose posts a list can be held to: the reader's own, and those of whoever wrote what was listed so far. */
  #known(t: Translator): [id: string, name: string][] {
    const own = me().get()?.id;
    const others = [...this.#authors].filter(([id]) => id !== own).sort(([, a], [, b]) => a.localeCompare(b, t.lang));
    return [...(own ? [[own, t('board.author.me')] as [string, string]] : []), ...others];
  }

  /** One who wrote nothing that was listed is found by name. */
  #chooseAuthor(author: string, before: string, select: HTMLSelectElement): void {
    this.#naming = false;
    if (author !== OTHER) return this.#look({ author });
    select.value = before;
    void this.#board.use(() => import('../post-actions/define.ts'), ({ define }) => {
      define();
      this.#naming = true;
    });
  }

  async #foundAuthor({ id, name }: MemberRef): Promise<void> {
    this.#authors.set(id, name);
    this.#naming = false;
    this.#look({ author: id });
    await this.#board.host.updateComplete;
    this.#board.host.renderRoot.querySelector<HTMLElement>('.by')?.focus();
  }

  #days({ from = '', to = '' }: Wish, t: Translator): TemplateResult {
    const day = (end: 'from' | 'to', value: string, { min = '', max = '' }: { min?: string; max?: string }) => {
      const choose = ({ target }: Event) => this.#look({ [end]: (target as HTMLInputElement).value });
      return html`<label class="day">${t(`board.${end}`)} <input class="field" type="date" min=${min || nothing} max=${max || nothing} .value=${value} @change=${choose} /></label>`;
    };
    return html`${day('from', from, { max: to })} ${day('to', to, { min: from })}`;
  }

  get #list(): readonly Theme[] | undefined {
    return this.#themes.value?.data?.items;
  }

  /** The tags that this board uses most. */
  #chips(tag: string, t: Translator): TemplateResult {
    const tags = new Set([...(this.#board.state?.data?.tags ?? []), ...(tag ? [tag] : [])]);
    return html`<div class="chips" role="group" aria-label=${t('board.tags')}>
      ${[...tags].map((each) => html`<button class="chip" aria-pressed=${each === tag} @click=${() => this.#look({ tag: each === tag ? '' : each })}><bdi>${themeName(this.#list, each, t.tag)}</bdi></button>`)}
    </div>`;
  }

  /** The community's themes and what else was listed so far, with what belongs to the one that is chosen. */
  #theme(tag: string, t: Translator): TemplateResult {
    const ids = new Set([...(this.#list ?? []).map(({ id }) => id), ...this.#tags, ...(tag ? [tag] : [])]);
    const named = [...ids].map((id): [string, string] => [id, themeName(this.#list, id, t.tag)]).sort(([, a], [, b]) => a.localeCompare(b, t.lang));
    const about = this.#list?.find(({ id }) => id === tag)?.about;
    return html`${this.#choice(t('board.tags'), [['', t('board.tags.any')], ...named], tag, (tag) => this.#look({ tag }))}
    ${about ? html`<p class="belongs muted" dir="auto">${words(about, t.tag)}</p>` : nothing}`;
  }
}
