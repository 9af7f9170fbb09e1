import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Board } from '@cocarde/contract/boards.ts';
import type { PostPatch } from '@cocarde/contract/discussion.ts';
import type { Idea } from '@cocarde/contract/ideas.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import { commentsOf } from '@cocarde/client/comments.ts';
import { addressOf } from '@cocarde/client/deep-link.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { editPost, followPost, pinIdea, voteFor } from '@cocarde/client/contributions.ts';
import { searchIdeas, setIdeaStatus } from '@cocarde/client/ideas.ts';
import { me } from '@cocarde/client/me.ts';
import { mergeIdea, unmergeIdea } from '@cocarde/client/merging.ts';
import { moveIdea } from '@cocarde/client/moving.ts';
import { remove, removed, restore } from '@cocarde/client/removal.ts';
import type { Contribution } from '@cocarde/client/removal.ts';
import { contribution, fieldsOf } from '../form/board-fields.ts';
import { FORM_WORDS } from '../form/form.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { formStyles } from '../internal/form.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { leavingRow } from './leaving-row.ts';
import { styles } from './post-actions.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/post-actions.ts'),
  fr: () => import('@cocarde/client/lang/fr/post-actions.ts'),
};

/** Id of what was just removed: its place may be drawn anew, and the way back in it takes the focus. */
let actedOn = '';

export interface Content {
  title?: string;
  body: string;
  tags?: string[];
  /** Whom a comment names. */
  mentions?: readonly MemberRef[];
  version: number;
  followed?: boolean;
  votes?: number;
  open?: boolean;
}

/** Lists that have what it says. */
export function listsWith({ kind, board, parent, below }: Contribution): string[] {
  if (kind === 'comment') return [commentsOf({ kind: below ?? 'idea', id: parent! })];
  return [kind === 'answer' ? `questions/${parent}` : `${kind}s:${board}:`];
}

/** What somebody may do with a contribution. */
export interface Rights {
  /** Whether they wrote it; others give a reason. */
  own: boolean;
  /** Whether they are an animateur, who may do more with what others wrote. */
  moderates: boolean;
  /** What it says, with its version; where it can be followed or voted for, how that stands. */
  content?: Content;
  /** More about it where it is an idea. */
  idea?: Idea;
  /** Its board, for what an idea is filled in with. */
  settings?: Board | undefined;
  /** What else there is to do with it, in words, by the thread that it stands in. */
  also?: readonly { said: string; act(): void }[];
}

/**
 * What somebody may do with a contribution: follow, report, change or remove it, and for an animateur more. Says what was removed in its
 * place. Inside threads, not for pages.
 * @tagname cocarde-post-actions
 * @fires close - Nobody wants to do anything here any more.
 * @fires cocarde-error - What was asked for did not happen.
 */
export class PostActions extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  @property({ attribute: false }) post!: Contribution;
  @property({ attribute: false }) rights!: Rights;

  @state() private step: 'choose' | 'remove' | 'merge' | 'edit' | 'supporters' | 'history' | 'owner' | 'behalf' | 'move' | 'link' = 'choose';
  @state() private copied = false;
  @state() private busy = false;
  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS, FORM_WORDS);
  readonly #removed = new StoreController(this, removed);
  /** Whether what is shown was just changed by who reads it, and takes the focus. */
  #moved = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { id } = this.post;
    this.#moved = id === actedOn || !removed().get().has(id);
  }

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#language;
    if (!t) return nothing;
    const gone = this.#removed.value?.has(this.post.id);
    const failure = this.failure ? html`<p class="error">${t.problem(this.failure)}</p>` : nothing;
    return html`<div class="box" aria-busy=${this.busy} @keydown=${(event: KeyboardEvent) => this.#escape(event)}>
      ${gone ? this.#restoring(t) : this.#step(t)} ${failure}
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#moved || !this.#language.t) return;
    this.#moved = false;
    actedOn = '';
    this.renderRoot.querySelector<HTMLElement>('.first, .choices .link')?.focus();
  }

  #restoring(t: Translator): TemplateResult {
    return html`<p class="row">
      <b>${t(`actions.removed.${this.post.kind}`)}</b>
      <button class="link first" @click=${() => this.#do(() => restore(this.post), 'actions.restored', t)}>${t('actions.undo')}</button>
    </p>`;
  }

  #step(t: Translator): TemplateResult {
    if (this.step === 'choose') return this.#choices(t);
    if (this.step === 'merge') return this.#merging(t);
    if (this.step === 'edit') return this.#editing(t);
    if (this.step === 'supporters') return this.#known('actions.supporters', html`<cocarde-supporters .post=${this.post.id} .all=${this.rights.content?.votes ?? 0}></cocarde-supporters>`, t);
    if (this.step === 'history') {
      return this.#known('actions.history', html`<cocarde-history .post=${this.post} .rights=${this.rights} @restored=${() => this.#go('choose')}></cocarde-history>`, t);
    }
    if (this.step === 'owner') return this.#owning(t);
    if (this.step === 'behalf') return this.#voting(t);
    if (this.step === 'move') return this.#moving(t);
    if (this.step === 'link') return this.#linking(t);
    return this.#removing(t);
  }

  #choices(t: Translator): TemplateResult {
    const { post, rights } = this;
    const { own, moderates, idea, content, also = [] } = rights;
    const { followed, votes, open } = content ?? {};
    const option = (label: Key, act: () => void) => html`<button class="link" @click=${act}>${t(label)}</button>`;
    const go = (label: Key, step: PostActions['step']) => option(label, () => this.#go(step));
    const deed = (label: Key, act: () => Promise<void>, done: Key) => option(label, () => this.#do(act, done, t));
    const { id, board, kind } = post;
    return html`<div class="choices">
      ${followed === undefined ? nothing : followed ? deed('actions.unfollow', () => followPost(id, false), 'actions.unfollowed') : deed('actions.follow', () => followPost(id, true), 'actions.followed')}
      ${votes === undefined ? nothing : go('actions.supporters', 'supporters')} ${content ? go('actions.history', 'history') : nothing}
      ${this.#address ? option(this.copied ? 'actions.link.copied' : 'actions.link', () => void this.#copy(t)) : nothing}
      ${own ? nothing : html`<button class="link" @click=${(event: Event) => this.#report(event.currentTarget as Element)}>${t('actions.report')}</button>`}
      ${(own || moderates) && content ? go('actions.edit', 'edit') : nothing}
      ${moderates && idea && !idea.mergedInto ? go('actions.owner', 'owner') : nothing}
      ${moderates && !own && open && !idea?.mergedInto ? go('actions.behalf', 'behalf') : nothing}
      ${moderates && idea ? (idea.pinned ? deed('actions.unpin', () => pinIdea(id, board, false), 'actions.unpinned') : own ? nothing : deed('actions.pin', () => pinIdea(id, board, true), 'actions.pinned')) : nothing}
      ${moderates && idea ? (idea.mergedInto ? deed('actions.apart', () => unmergeIdea(idea), 'actions.separated') : go('actions.merge', 'merge')) : nothing}
      ${moderates && !own && idea && !idea.mergedInto ? go('actions.move', 'move') : nothing}
      ${also.map(({ said, act }) => html`<button class="link" @click=${act}>${said}</button>`)}
      ${own || moderates ? go(`actions.remove.${kind}`, 'remove') : nothing} ${option('actions.close', () => this.#close())}
    </div>`;
  }

  #known(title: Key, content: TemplateResult, t: Translator): TemplateResult {
    return html`<p><b>${t(title)}</b></p>
      ${content}<button class="link first" @click=${() => this.#go('choose')}>${t('actions.back')}</button>`;
  }

  /** What it says now stands in the fields; what was typed survives a refusal. */
  #editing(t: Translator): TemplateResult {
    const { idea, content, settings } = this.rights;
    const { id, kind, parent } = this.post;
    const { version, title, body, tags = [], mentions = [] } = content!;
    const fields = Object.fromEntries(Object.entries(idea?.fields ?? {}).map(([field, value]) => [`fields.${field}`, value]));
    const initial: Record<string, string> = parent ? { body, ...Object.fromEntries(mentions.map(({ id, name }) => [`@${name}`, id])) } : { title: title!, body, tags: tags.join(', '), ...fields };
    const send = async (typed: Record<string, string | string[]>) => {
      const { title = '', ...rest } = contribution(typed, settings) as PostPatch;
      await editPost(id, version, parent ? (rest as { body: string }) : { title, body: '', tags: [], ...(settings?.fields && { fields: {} }), ...rest }, ...listsWith(this.post));
      this.#close();
    };
    return html`<p><b>${t('actions.edit')}</b></p>
      <cocarde-form
        kind=${parent ? (kind === 'answer' ? 'rewording' : 'wording') : 'edit'}
        draft="edit:${id}"
        ready-to-type
        .extra=${idea ? fieldsOf({ ...settings, anonymous: false }, t.tag) : []}
        .initial=${initial}
        .send=${send}
        .cancel=${() => this.#go('choose')}
      ></cocarde-form>`;
  }

  #removing(t: Translator): TemplateResult {
    const { id, kind } = this.post;
    const instead = t(`actions.removed.${kind}`);
    const away = (reason?: string) => {
      actedOn = id;
      return remove(this.post, instead, reason);
    };
    const title = html`<p><b>${t(`actions.remove.${kind}`)}</b></p>`;
    if (!this.rights.own) {
      return html`${title}<cocarde-form
          kind="removal"
          draft="removal:${id}"
          ready-to-type
          .send=${async ({ reason }: { reason: string }) => {
            await away(reason);
            this.#go('choose');
          }}
          .cancel=${() => this.#go('choose')}
        ></cocarde-form>`;
    }
    return html`${title}
      <p class="small">${t(`actions.sure.${kind}`)}</p>
      <div class="row">
        <button class="btn" @click=${() => this.#do(() => away(), `actions.removed.${kind}`, t)}>${t('form.remove')}</button>
        <button class="btn quiet first" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>
      </div>`;
  }

  #merging(t: Translator): TemplateResult {
    return html`<p><b>${t('actions.merge')}</b></p>
      <p class="small">${t('actions.merge.about')}</p>
      <cocarde-post-choice
        .find=${(q: string) => searchIdeas(this.post.board, { q })}
        .fits=${({ id, own }: Idea) => id !== this.post.id && (this.rights.own || !own)}
        .choose=${({ id }: Idea) => this.#chosen(() => mergeIdea(this.post.id, id), 'actions.merged', t)}
        .label=${t('actions.find')}
        .verb=${t('actions.into')}
        .none=${t('actions.none')}
      ></cocarde-post-choice>
      <button class="link" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>`;
  }

  #owning(t: Translator): TemplateResult {
    const { idea } = this.rights;
    const { owner } = idea!;
    const give = (to: string | null) => setIdeaStatus(idea!, { owner: to });
    return html`<p><b>${t('actions.owner')}</b></p>
      ${owner
        ? html`<p class="row small">
            <span>${t('actions.owner.now', { name: `\u2068${owner.name}\u2069` })}</span>
            <button class="link" @click=${() => this.#do(() => give(null), 'actions.owner.done', t)}>${t('actions.owner.nobody')}</button>
          </p>`
        : nothing}
      <cocarde-member-choice .but=${owner?.id} .choose=${({ id }: MemberRef) => this.#chosen(() => give(id), 'actions.owner.done', t)}></cocarde-member-choice>
      <button class="link" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>`;
  }

  #voting(t: Translator): TemplateResult {
    return html`<p><b>${t('actions.behalf')}</b></p>
      <p class="small">${t('actions.behalf.about')}</p>
      <cocarde-member-choice .verb=${'actions.behalf.cast'} .but=${me().get()?.id} .choose=${({ id }: MemberRef) => this.#chosen(() => voteFor(this.post.id, id), 'actions.behalf.done', t)}></cocarde-member-choice>
      <button class="link" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>`;
  }

  #moving(t: Translator): TemplateResult {
    const { board } = this.post;
    return html`<p><b>${t('actions.move')}</b></p>
      <p class="small">${t('actions.move.about')}</p>
      <cocarde-board-choice .but=${board} .choose=${(to: string, name: string) => this.#move(to, name, t)}></cocarde-board-choice>
      <button class="link" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>`;
  }

  /** Only ideas and questions have an address. */
  get #address(): string | undefined {
    const { kind, id } = this.post;
    return kind === 'idea' || kind === 'question' ? addressOf({ kind, id }) : undefined;
  }

  /** Where a page may not write into the clipboard, as without https, the address is shown, and selected for the keyboard. */
  async #copy(t: Translator): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#address!);
      this.copied = true;
      announce(t('actions.link.copied'), t.lang);
    } catch {
      this.#go('link');
    }
  }

  #linking(t: Translator): TemplateResult {
    return html`<label>${t('actions.link.by')} <input class="field first" readonly .value=${this.#address!} @focus=${({ target }: Event) => (target as HTMLInputElement).select()} /></label>
      <button class="link" @click=${() => this.#go('choose')}>${t('actions.back')}</button>`;
  }

  async #move(to: string, name: string, t: Translator): Promise<void> {
    const leave = leavingRow(this);
    await this.#chosen(() => moveIdea(this.post, to), 'actions.moved', t, { name: `\u2068${name}\u2069` });
    await leave();
  }

  /** What is refused is said where the member, or the board, was chosen. */
  async #chosen(deed: () => Promise<void>, done: Key, t: Translator, values?: Record<string, string>): Promise<void> {
    await deed();
    announce(t(done, values), t.lang);
    this.#close();
  }

  /** Few report anything: what asks why comes then. */
  async #report(pressed: Element): Promise<void> {
    try {
      const { openReport } = await import('../report/open-report.ts');
      openReport(pressed, this.post.id);
    } catch {
      this.failure = 'network';
    }
  }

  #go(step: PostActions['step']): void {
    this.step = step;
    this.failure = undefined;
    this.#moved = true;
    this.requestUpdate();
  }

  async #do(deed: () => Promise<void>, done: Key, t: Translator): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = undefined;
    try {
      await deed();
      announce(t(done), t.lang);
      this.#go('choose');
      if (!done.startsWith('actions.removed')) this.#close();
    } catch (error) {
      this.failure = await refused(this, error, t.lang);
    } finally {
      this.busy = false;
    }
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#removed.value?.has(this.post.id)) return;
    event.stopPropagation();
    if (this.step === 'choose') this.#close();
    else this.#go('choose');
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-post-actions': PostActions;
  }
}
