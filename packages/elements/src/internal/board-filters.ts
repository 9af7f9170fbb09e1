import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Board as Settings } from '@cocarde/contract/boards.ts';
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
  /** By id, who wrote something that this board has shown. */
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
    const authors = this.#choice(t('board.author'), [['', t('board.author.any')], ...this.#known(t)], author, (author) => this.#look({ author }));
    return this.#board.name === 'ideas'
      ? html`<div class="tool">${this.#status(wish, t)} ${authors} ${this.#days(wish, t)} ${this.#chips(tag, t)}</div>`
      : html`<div class="tool">${this.#theme(tag, t)} ${authors}</div>`;
  }

  #choice(label: string, options: readonly (readonly [value: string, name: string])[], chosen: string, choose: (value: string) => void): TemplateResult {
    return html`<select class="field" aria-label=${label} @change=${({ target }: Event) => choose((target as HTMLSelectElement).value)}>
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
    const { stages = [] } = (this.#board.state?.data?.board ?? {}) as Partial<Settings>;
    return IDEA_STATUSES.flatMap((phase) => {
      const own = stages.filter((stage) => stage.phase === phase);
      return own.length ? own.map(({ id, name }): [string, string] => [`${phase}/${id}`, words(name, t.tag)]) : [[phase, t(`ideas.status.${phase}`)]];
    });
  }

  /** Whose posts a list can be held to: the reader's own, and those of whoever wrote what was listed so far. */
  #known(t: Translator): [id: string, name: string][] {
    const own = me().get()?.id;
    const others = [...this.#authors].filter(([id]) => id !== own).sort(([, a], [, b]) => a.localeCompare(b, t.lang));
    return [...(own ? [[own, t('board.author.me')] as [string, string]] : []), ...others];
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
