import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Comment, CommentPage, NewComment } from '@cocarde/contract/ideas.ts';
import { loadMoreComments, writeComment } from '@cocarde/client/comments.ts';
import type { Discussed as On } from '@cocarde/client/comments.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { avatar } from './avatar.ts';
import { byline } from './byline.ts';
import { openMention } from './open-mention.ts';
import type { PostMenu } from './post-menu.ts';

export const COMMENT_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/comments.ts'),
  fr: () => import('@cocarde/client/lang/fr/comments.ts'),
};

/** A comment with those that answer it; without it where it is shown no more. */
interface Branch {
  id: string;
  at: number;
  comment?: Comment;
  replies: Comment[];
}

/** Comments, which come as they were written, below what they answer. The place of one that is gone stays while somebody answered it. */
export function branches(items: readonly Comment[]): Branch[] {
  const all = new Map<string, Branch>();
  for (const comment of items) if (!comment.thread) all.set(comment.id, { id: comment.id, at: comment.createdAt, comment, replies: [] });
  for (const comment of items) {
    const { thread: id, threadAt, createdAt } = comment;
    if (!id) continue;
    if (!all.has(id)) all.set(id, { id, at: threadAt ?? createdAt, replies: [] });
    all.get(id)!.replies.push(comment);
  }
  return [...all.values()].sort((a, b) => a.at - b.at);
}

/** A name inside a sentence, whatever the direction of its letters. */
const isolated = (name: string) => `\u2068${name}\u2069`;

export interface Discussed extends On {
  board: string;
  moderates: boolean;
  /** What whoever writes should know first. */
  caution?: string | undefined;
}

/** For the end of a form. */
export const cautioned = (words: string | undefined) => words && (() => html`<p class="small">${words}</p>`);

/** The comments of one post, in an element that shows them. */
export class Comments {
  readonly #host: LitElement;
  readonly #menu: PostMenu;
  /** The comment whose thread is being answered, and the one of it that was pressed. */
  #answering: { thread: string; to: Comment } | undefined;

  constructor(host: LitElement, menu: PostMenu) {
    this.#host = host;
    this.#menu = menu;
  }

  list({ items, cursor }: CommentPage, on: Discussed, t: Translator): TemplateResult {
    return html`<ul role="list">
        ${branches(items).map((branch) => this.#branch(branch, on, t))}
      </ul>
      ${cursor ? html`<button class="btn quiet" @click=${() => loadMoreComments(on)}>${t('board.more')}</button>` : nothing}`;
  }

  #branch({ id, comment, replies }: Branch, on: Discussed, t: Translator): TemplateResult {
    const answer = this.#answering?.thread === id ? this.#form(this.#answering, on) : nothing;
    const below = html`${replies.length ? html`<ul role="list" class="replies">${replies.map((reply) => this.#item(reply, id, on, t))}</ul>` : nothing}
      ${answer === nothing ? nothing : html`<div class="replies">${answer}</div>`}`;
    return comment ? this.#item(comment, id, on, t, below) : html`<li class="whole"><p class="small muted gone">${t('thread.gone')}</p>${below}</li>`;
  }

  #item(comment: Comment, thread: string, on: Discussed, t: Translator, below: unknown = nothing): TemplateResult {
    const { id, own, author, body, createdAt, editedAt, mentions, reactions, held } = comment;
    const post = { kind: 'comment' as const, id, board: on.board, parent: on.id, ...(on.kind !== 'idea' && { below: on.kind }) };
    const rights = { own, moderates: on.moderates, content: comment };
    if (this.#menu.isRemoved(id)) return html`<li class="whole">${this.#menu.panel(post, rights, t)}${below}</li>`;
    return html`<li>
      ${avatar(author?.name, author?.id)}
      <div>
        <p class="small muted">${byline(author, createdAt, t)} ${editedAt ? html`· ${t('form.edited')}` : nothing} ${this.#menu.button(post, t)}</p>
        <cocarde-text class="text" dir="auto" .mentions=${mentions} @click=${openMention}>${body}</cocarde-text>
        ${held ? html`<p class="held">${t('thread.held')}</p>` : html`<div class="acts">${this.#reply(comment, thread, t)}<cocarde-reactions .post=${id} .given=${reactions}></cocarde-reactions></div>`}
        ${this.#menu.panel(post, rights, t)}
      </div>
      ${below}
    </li>`;
  }

  #reply(comment: Comment, thread: string, t: Translator): TemplateResult {
    const to = this.#answering?.to.id === comment.id;
    const name = comment.author?.name ?? t('board.former');
    return html`<button class="link reply" value=${comment.id} aria-expanded=${to} @click=${() => this.#answer(to ? undefined : { thread, to: comment })}>
      ${t('thread.reply')}<span class="sr"> ${t('thread.reply.to', { name: isolated(name) })}</span>
    </button>`;
  }

  /** Whoever answers an answer names whom they answer, where that one may be known by name. */
  #form({ thread, to }: { thread: string; to: Comment }, on: Discussed): TemplateResult {
    const { author, own } = to;
    const named = to.thread && !own && author?.profile ? { body: `@${author.name} `, [`@${author.name}`]: author.id } : {};
    return html`<cocarde-form
      kind="reply"
      draft="reply:${to.id}"
      ready-to-type
      .initial=${named}
      .last=${cautioned(on.caution)}
      .send=${async (input: NewComment) => {
        await writeComment(on, { ...input, thread });
        await this.#answer(undefined);
      }}
      .cancel=${() => this.#answer(undefined)}
    ></cocarde-form>`;
  }

  /** Opens the form of a thread, or leaves the reader where they opened it. */
  async #answer(wanted: { thread: string; to: Comment } | undefined): Promise<void> {
    const before = this.#answering;
    this.#answering = wanted;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (!wanted && before) this.#host.renderRoot.querySelector<HTMLElement>(`.reply[value="${before.to.id}"]`)?.focus();
  }
}
