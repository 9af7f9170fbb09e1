import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Board } from '@cocarde/contract/boards.ts';
import type { PostPatch } from '@cocarde/contract/discussion.ts';
import type { Comment, Idea } from '@cocarde/contract/ideas.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { editPost, followPost, pinIdea } from '@cocarde/client/contributions.ts';
import { unmergeIdea } from '@cocarde/client/merging.ts';
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
import { styles } from './post-actions.styles.ts';

export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/post-actions.ts'),
  fr: () => import('@cocarde/client/lang/fr/post-actions.ts'),
};

/** Id of what was just removed: its place may be drawn anew, and the way back in it takes the focus. */
let actedOn = '';

/** What somebody may do with a contribution. */
export interface Rights {
  /** Whether they wrote it; others give a reason. */
  own: boolean;
  /** Whether they are an animateur, who may do more with what others wrote. */
  moderates: boolean;
  /** What it says, with its version, where it is an idea. */
  idea?: Idea;
  /** The same of a comment. */
  comment?: Comment;
  /** Its board, for what an idea is filled in with. */
  settings?: Board | undefined;
}

/**
 * Removing and bringing back a contribution, and merging an idea. Says what was removed in its place. Inside threads, not for pages.
 * @tagname cocarde-post-actions
 * @fires close - Nobody wants to do anything here any more.
 * @fires cocarde-error - What was asked for did not happen.
 */
export class PostActions extends LitElement {
  static override readonly styles = [tokens, shared, details, formStyles, styles];

  @property({ attribute: false }) post!: Contribution;
  @property({ attribute: false }) rights!: Rights;

  @state() private step: 'choose' | 'remove' | 'merge' | 'edit' | 'supporters' | 'history' = 'choose';
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
    if (this.step === 'supporters') return this.#known('actions.supporters', html`<cocarde-supporters .post=${this.post.id} .all=${this.rights.idea?.votes ?? 0}></cocarde-supporters>`, t);
    if (this.step === 'history') {
      return this.#known('actions.history', html`<cocarde-history .post=${this.post} .rights=${this.rights} @restored=${() => this.#go('choose')}></cocarde-history>`, t);
    }
    return this.#removing(t);
  }

  #choices(t: Translator): TemplateResult {
    const { post, rights } = this;
    const { own, moderates, idea } = rights;
    const option = (label: Key, act: () => void) => html`<button class="link" @click=${act}>${t(label)}</button>`;
    const go = (label: Key, step: PostActions['step']) => option(label, () => this.#go(step));
    const deed = (label: Key, act: () => Promise<void>, done: Key) => option(label, () => this.#do(act, done, t));
    const { id, board, kind } = post;
    return html`<div class="choices">
      ${idea ? (idea.followed ? deed('actions.unfollow', () => followPost(id, false), 'actions.unfollowed') : deed('actions.follow', () => followPost(id, true), 'actions.followed')) : nothing}
      ${idea ? html`${go('actions.supporters', 'supporters')} ${go('actions.history', 'history')}` : nothing}
      ${(own || moderates) && (idea || rights.comment) ? go('actions.edit', 'edit') : nothing}
      ${moderates && idea ? (idea.pinned ? deed('actions.unpin', () => pinIdea(id, board, false), 'actions.unpinned') : deed('actions.pin', () => pinIdea(id, board, true), 'actions.pinned')) : nothing}
      ${moderates && idea ? (idea.mergedInto ? deed('actions.apart', () => unmergeIdea(idea), 'actions.separated') : go('actions.merge', 'merge')) : nothing}
      ${own || moderates ? go(`actions.remove.${kind}`, 'remove') : nothing} ${option('actions.close', () => this.#close())}
    </div>`;
  }

  #known(title: Key, content: TemplateResult, t: Translator): TemplateResult {
    return html`<p><b>${t(title)}</b></p>
      ${content}<button class="link first" @click=${() => this.#go('choose')}>${t('actions.back')}</button>`;
  }

  /** What it says now stands in the fields; what was typed survives a refusal. */
  #editing(t: Translator): TemplateResult {
    const { idea, comment, settings } = this.rights;
    const { id, parent } = this.post;
    const { version, body } = (idea ?? comment)!;
    const fields = Object.fromEntries(Object.entries(idea?.fields ?? {}).map(([field, value]) => [`fields.${field}`, value]));
    const initial = idea ? { title: idea.title, body, tags: idea.tags.join(', '), ...fields } : { body };
    const send = async (typed: Record<string, string | string[]>) => {
      const { title = '', ...rest } = contribution(typed, settings) as PostPatch;
      await editPost(id, version, idea ? { title, body: '', tags: [], ...(settings?.fields && { fields: {} }), ...rest } : { body: rest.body! }, ...(parent ? [`ideas/${encodeURIComponent(parent)}/comments`] : [`ideas:${this.post.board}:`]));
      this.#close();
    };
    return html`<p><b>${t('actions.edit')}</b></p>
      <cocarde-form
        kind=${idea ? 'edit' : 'wording'}
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
      <cocarde-merge-target .idea=${this.post} @merged=${() => this.#close()}></cocarde-merge-target>
      <button class="link" @click=${() => this.#go('choose')}>${t('form.cancel')}</button>`;
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
