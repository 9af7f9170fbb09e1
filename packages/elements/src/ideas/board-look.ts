import { adoptStyles, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { Board as BoardSettings, Field } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPage, IdeaSort } from '@cocarde/contract/ideas.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import { loadWords, translator } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { me } from '@cocarde/client/me.ts';
import { words } from '@cocarde/client/words.ts';
import type { Board, Look } from '../internal/board.ts';
import { warnOnce } from '../internal/inert.ts';
import { memberLink } from '../internal/member-link.ts';
import { stageName, type StageNames } from '../internal/stage-name.ts';
import { viewsStyles } from '../internal/views.styles.ts';
import { VoteButtons } from '../internal/vote-button.ts';
import { ballot } from './board-vote.ts';
import { lookStyles } from './board-look.styles.ts';
import type { Ideas, View } from './ideas.ts';
import { phases } from './phases.styles.ts';

const LOOK_WORDS: Group = {
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

const VIEWS: readonly View[] = ['list', 'roadmap', 'outcomes'];

/** What boards say of themselves and of their ideas once somebody set them up; comes with the first of them. */
export class BoardLook implements Look<IdeaPage> {
  readonly #board: Board<IdeaPage>;

  readonly #votes: VoteButtons;
  /** Ids of ideas whose decisions are told. */
  readonly #told = new Set<string>();
  /** The code of what a board shows beside its list, once it is asked for. */
  #views: unknown;

  constructor(board: Board<IdeaPage>) {
    this.#board = board;
    this.#votes = new VoteButtons(board.host);
  }

  /** With its words and its looks, so that nothing is shown without. */
  async ready(): Promise<this> {
    const { host } = this.#board;
    const { adoptedStyleSheets } = host.renderRoot as ShadowRoot;
    adoptStyles(host.renderRoot as ShadowRoot, [...adoptedStyleSheets, phases as CSSResult, viewsStyles as CSSResult, lookStyles as CSSResult]);
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
    return html`${this.#choice(t)}${this.#waiting(board)}
    <div class="about muted">
      ${intro ? html`<p dir="auto">${words(intro, t.tag)}</p>` : nothing} ${closed ? html`<p>${t('look.closed')}</p>` : nothing}
      ${budget ? html`<p class="left num">${t('look.left', { n: budget.left, all: budget.all })}</p>` : nothing}
      <details>
        <summary class="link">${t('look.why')}</summary>
        <p>${this.#why(t)}</p>
      </details>
    </div>`;
  }

  /** Pins, and places for what few have seen, are of the whole board. */
  #why(t: Translator): string {
    const { tools, order } = this.#board;
    const by = (tools?.by ?? order) as IdeaSort | 'found';
    const whole = !tools?.looking;
    return [t(`look.why.${by}`), whole && by === 'trending' && t('look.why.seldom'), whole && t('look.why.pinned')].filter(Boolean).join(' ');
  }

  /** The roadmap, or what became of ideas. */
  other(t: Translator): TemplateResult | undefined {
    const { host } = this.#board;
    void loadWords(t.lang, LOOK_WORDS);
    if (host.view === 'list') return undefined;
    if (!VIEWS.includes(host.view as View)) {
      warnOnce(host, `has no view="${host.view}".`);
      host.view = 'list';
      return undefined;
    }
    this.#bring();
    return html`${this.#choice(t)}${this.#waiting(this.#settings!)}
    ${host.view === 'roadmap' ? html`<cocarde-idea-roadmap .of=${this.#board} .named=${this.#named}></cocarde-idea-roadmap>` : html`<cocarde-idea-outcomes .of=${this.#board} .named=${this.#named}></cocarde-idea-outcomes>`}`;
  }

  #choice(t: Translator): TemplateResult {
    const { host } = this.#board;
    return html`<div class="views" role="group" aria-label=${t('look.views')}>
      ${VIEWS.map((view) => html`<button aria-pressed=${view === host.view} @click=${() => this.#choose(view)}>${t(`look.view.${view}`)}</button>`)}
    </div>`;
  }

  /** Leaves the reader on what they pressed, which stands elsewhere then. */
  async #choose(view: View): Promise<void> {
    const { host } = this.#board;
    this.#views = undefined;
    host.view = view;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('.views [aria-pressed=true]')?.focus();
  }

  /** How many ideas nobody decided about in time: to animateurs wherever they are, to members where they look what became of ideas. */
  #waiting(board: BoardSettings): TemplateResult | typeof nothing {
    if (!board.waitDays || (this.#board.host.view === 'list' && me().get()?.role !== 'animateur')) return nothing;
    this.#bring();
    return html`<cocarde-idea-waiting .of=${this.#board} .named=${this.#named}></cocarde-idea-waiting>`;
  }

  #bring(): void {
    this.#views ??= this.#board.use(() => import('./define-views.ts'), ({ define }) => define());
  }

  row(idea: Idea, t: Translator): TemplateResult {
    return (this.#board.host as Ideas).row(idea, t, {
      vote: ballot(this.#votes, idea, this.#board.state!.data!, t),
      links: this.#links(idea, t),
      marks: this.#marks(idea, t),
      by: idea.anonymous ? { id: '', name: t('look.anonymous'), team: null } : null,
      below: html`${this.#answer(idea, t)} ${this.#board.opened.has(idea.id) ? this.#details(idea, t) : nothing}`,
      settings: this.#settings,
    });
  }

  /** For what comes in a file of its own, where these words are not. */
  readonly #named: StageNames = (phase, stage) => stageName(phase, stage, this.#settings, translator(languageOf(this.#board.host)));

  /** Nothing while nobody looked at it. */
  #stage({ status, stage }: Pick<Idea, 'status' | 'stage'>): string {
    return status === 'new' && !stage ? '' : this.#named(status, stage);
  }

  #marks(idea: Idea, t: Translator): TemplateResult {
    const { status, pinned, owner, seldom } = idea;
    const stage = this.#stage(idea);
    return html`${pinned ? html`<span class="chip planned">${pin} ${t('look.pinned')}</span>` : nothing}
      ${seldom ? html`<span class="chip" title=${t('look.seldom.why')}>${t('look.seldom')}<span class="sr"> : ${t('look.seldom.why')}</span></span>` : nothing}
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
  #details(idea: Idea, t: Translator): TemplateResult {
    const { fields } = idea;
    const filled = this.#filled(fields).filter(({ type }) => type !== 'link');
    const list = html`<dl>
      ${filled.map((field) => html`<div><dt dir="auto">${words(field.label, t.tag)}</dt><dd dir="auto">${valueOf(field, fields[field.id]!, t)}</dd></div>`)}
    </dl>`;
    return html`${filled.length ? list : nothing}${this.#decisions(idea, t)}`;
  }

  /** How it came to be what it is, for every member. */
  #decisions(idea: Idea, t: Translator): TemplateResult | typeof nothing {
    const { id, status, statusAt, createdAt, owner } = idea;
    if (status === 'new' && statusAt === createdAt && !owner) return nothing;
    const told = this.#told.has(id);
    const toggle = () => {
      if (!this.#told.delete(id)) this.#told.add(id);
      this.#views = undefined;
      this.#bring();
      this.#board.host.requestUpdate();
    };
    return html`<p><button class="link" aria-expanded=${told} @click=${toggle}>${t('look.decisions')}</button></p>
      ${told ? html`<cocarde-idea-decisions .idea=${idea} .named=${this.#named}></cocarde-idea-decisions>` : nothing}`;
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
