import { adoptStyles, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { Board as BoardSettings, Field } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPage } from '@cocarde/contract/ideas.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { loadWords } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { words } from '@cocarde/client/words.ts';
import type { Board, Look } from '../internal/board.ts';
import { byline } from '../internal/byline.ts';
import { memberLink } from '../internal/member-link.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { ballot } from './board-vote.ts';
import { lookStyles } from './board-look.styles.ts';
import { ideaBody } from './idea-body.ts';

export const LOOK_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board-look.ts'),
  fr: () => import('@cocarde/client/lang/fr/board-look.ts'),
};

const pin = html`<svg class="pin" viewBox="0 0 14 14" aria-hidden="true"><path d="M4 1h6v1.500l-1 .8V6l2 2v1.200H7.600V13h-1.200V9.200H3V8l2-2V3.300l-1-.8z" /></svg>`;
const away = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M5 2v1.400H3.400v7.200h7.200V9H12v3H2V2zm2 0h5v5h-1.400V4.400L7 8 6 7l3.600-3.600H7z" /></svg>`;

/** Only what a browser opens as a page: a stored address is somebody's text. */
function siteOf(value: string | undefined): { href: string; host: string } | undefined {
  if (!value || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const { href, hostname } = new URL(value);
  return { href, host: hostname.replace(/^www\./, '') };
}

/** What boards say of themselves and of their ideas once somebody set them up; comes with the first of them. */
export class BoardLook implements Look<IdeaPage> {
  readonly #board: Board<IdeaPage>;

  readonly #votes: VoteButtons;

  constructor(board: Board<IdeaPage>) {
    this.#board = board;
    this.#votes = new VoteButtons(board.host);
  }

  /** With its words and its looks, so that nothing is shown without. */
  async ready(): Promise<this> {
    const { host } = this.#board;
    const { adoptedStyleSheets } = host.renderRoot as ShadowRoot;
    adoptStyles(host.renderRoot as ShadowRoot, [...adoptedStyleSheets, lookStyles as CSSResult]);
    await loadWords(languageOf(host), LOOK_WORDS);
    return this;
  }

  get #settings(): BoardSettings | undefined {
    return this.#board.state?.data?.board;
  }

  /** What a board that is not one of ideas calls its search and its posts. */
  word(key: 'title' | 'search' | 'write', t: Translator): string | undefined {
    const { preset = 'ideas', name, version } = this.#settings ?? {};
    if (key === 'title') return version ? words(name!, t.tag) : undefined;
    return preset === 'ideas' ? undefined : t(`look.${key}.${preset}`);
  }

  /** Above the list. */
  above({ board, budget }: IdeaPage, t: Translator): TemplateResult | typeof nothing {
    void loadWords(t.lang, LOOK_WORDS);
    const { intro, closed } = board;
    if (!intro && !closed && !budget) return nothing;
    return html`<div class="about muted">
      ${intro ? html`<p dir="auto">${words(intro, t.tag)}</p>` : nothing} ${closed ? html`<p>${t('look.closed')}</p>` : nothing}
      ${budget ? html`<p class="left num">${t('look.left', { n: budget.left, all: budget.all })}</p>` : nothing}
    </div>`;
  }

  row(idea: Idea, t: Translator): TemplateResult {
    const { id, title, body, tags, author, anonymous, createdAt, comments } = idea;
    const open = this.#board.opened.has(id);
    const toggle = () => this.#board.toggle(id);
    const by = anonymous ? { id: '', name: t('look.anonymous'), team: null } : author;
    return html`${ballot(this.#votes, idea, this.#board.state!.data!, t)}
      <div class="post">
        <h3><button class="title" aria-expanded=${open} dir="auto" @click=${toggle}>${title}</button></h3>
        ${this.#links(idea, t)} ${ideaBody(body, open)}
        <p class="chips">
          ${this.#marks(idea, t)} ${tags.map((tag) => html`<span class="chip"><bdi>${tag}</bdi></span>`)}
          <span class="muted"
            >${byline(by, createdAt, t)} ·
            <button class="link" aria-expanded=${open} @click=${toggle}>${t('ideas.comments', { n: comments })}</button></span
          >
        </p>
        ${this.#answer(idea, t)} ${open ? this.#details(idea, t) : nothing}
      </div>
      ${open ? html`<cocarde-idea-thread .idea=${idea} .settings=${this.#settings}></cocarde-idea-thread>` : nothing}`;
  }

  /** By the community's own name for it, where it has one. */
  #stage({ status, stage }: Pick<Idea, 'status' | 'stage'>, t: Translator): string {
    const own = this.#settings?.stages?.find(({ id }) => id === stage);
    return own ? words(own.name, t.tag) : status === 'new' ? '' : t(`ideas.status.${status}`);
  }

  #marks(idea: Idea, t: Translator): TemplateResult {
    const { status, pinned, owner } = idea;
    const stage = this.#stage(idea, t);
    return html`${pinned ? html`<span class="chip planned">${pin} ${t('look.pinned')}</span>` : nothing}
      ${stage ? html`<span class="chip ${status}"><bdi>${stage}</bdi></span>` : nothing}
      ${owner ? html`<span class="muted">${t('look.owner')} <bdi>${owner.profile ? memberLink(owner.id, owner.name) : owner.name}</bdi></span>` : nothing}`;
  }

  /** Where its links lead: said, not fetched. */
  #links({ fields, title }: Idea, t: Translator): unknown {
    return this.#filled(fields)
      .map(({ type, id }) => type === 'link' && siteOf(fields[id]))
      .map((site) => site && html`<a class="site" href=${site.href} target="_blank" rel="noopener noreferrer nofollow">${away} <bdi>${site.host}</bdi><span class="sr"> : ${title}, ${t('look.away')}</span></a>`)
      .filter(Boolean);
  }

  /** What was filled in beside title and text, for who opens it. */
  #details({ fields }: Idea, t: Translator): TemplateResult | typeof nothing {
    const filled = this.#filled(fields).filter(({ type }) => type !== 'link');
    if (!filled.length) return nothing;
    return html`<dl>
      ${filled.map((field) => html`<div><dt dir="auto">${words(field.label, t.tag)}</dt><dd dir="auto">${valueOf(field, fields[field.id]!, t)}</dd></div>`)}
    </dl>`;
  }

  /** What was decided, in whose words, since when. */
  #answer({ status, statusNote, statusAt }: Idea, t: Translator): TemplateResult | typeof nothing {
    if (!statusNote) return nothing;
    return html`<div class="note ${status}"><p class="when">${t('look.answer')} · <time datetime=${new Date(statusAt).toISOString()}>${t.date(statusAt)}</time></p><span dir="auto">${statusNote}</span></div>`;
  }

  #filled(fields: Idea['fields']): Field[] {
    return (this.#settings?.fields ?? []).filter(({ id }) => fields[id]);
  }
}

function valueOf({ type, choices }: Field, value: string, t: Translator): string {
  if (type === 'number') return t.n(Number(value));
  if (type === 'date') return t.date(new Date(`${value}T12:00:00Z`).getTime());
  const choice = choices?.find(({ id }) => id === value);
  return choice ? words(choice.name, t.tag) : value;
}

/** The look of a board, ready to be shown. */
export const look = (board: Board<IdeaPage>): Promise<BoardLook> => new BoardLook(board).ready();
