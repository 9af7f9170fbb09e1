import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Revision } from '@cocarde/contract/discussion.ts';
import type { StatusChange } from '@cocarde/contract/ideas.ts';
import type { ErrorCode } from '@cocarde/client/api.ts';
import { editPost, openDecisions, openRevisions, refreshHistory } from '@cocarde/client/contributions.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import type { Contribution } from '@cocarde/client/removal.ts';
import { announce } from '../internal/announce.ts';
import { byline } from '../internal/byline.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { stageName } from '../internal/stage-name.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { knownStyles } from './known.styles.ts';
import { listsWith, WORDS } from './post-actions.ts';
import type { Rights } from './post-actions.ts';

const NONE = { status: 'ready' as const, data: { items: [] as StatusChange[] }, error: undefined };

/**
 * What was decided about an idea and what it said before, the latest first. Inside `cocarde-post-actions`.
 * @tagname cocarde-history
 * @fires restored - It says again what it said before.
 * @fires cocarde-error - It could not be brought back.
 */
export class History extends LitElement {
  static override readonly styles = [tokens, shared, knownStyles];

  @property({ attribute: false }) post!: Contribution;
  @property({ attribute: false }) rights!: Rights;

  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS);
  /** Only of ideas. */
  readonly #decisions = new StoreController(this, () => (this.post.kind === 'idea' ? openDecisions(this.post.id) : undefined));
  readonly #revisions = new StoreController(this, () => openRevisions(this.post.id));
  #busy = false;

  override render(): TemplateResult {
    const [decisions, revisions] = [this.#decisions.value ?? NONE, this.#revisions.value];
    return view({
      t: this.#language.t,
      // The second list waits for the first: they are one history.
      state: decisions?.data && revisions?.data ? { status: 'ready' as const, data: { decisions: decisions.data.items, revisions: revisions.data.items } } : { status: decisions?.status === 'ready' ? revisions!.status : decisions!.status, error: decisions?.error ?? revisions?.error } as never,
      retry: () => refreshHistory(this.post.id),
      bones: html`<i class="bone"></i>`,
      ready: ({ decisions, revisions }: { decisions: StatusChange[]; revisions: Revision[] }, t: Translator) => this.#list(decisions, revisions, t),
    });
  }

  #list(decisions: StatusChange[], revisions: Revision[], t: Translator): TemplateResult {
    const all = [...decisions.map((each) => ({ at: each.at, row: this.#decision(each, t) })), ...revisions.map((each) => ({ at: each.at, row: this.#revision(each, t) }))].sort((a, b) => b.at - a.at);
    if (!all.length) return html`<p class="muted">${t('actions.history.none')}</p>`;
    return html`<ul role="list">
        ${all.map(({ row }) => html`<li>${row}</li>`)}
      </ul>
      ${this.failure ? html`<p role="alert">${t.problem(this.failure)}</p>` : nothing}`;
  }

  #decision({ at, by, status, stage, note, owner }: StatusChange, t: Translator): TemplateResult {
    return html`<b>${stageName(status, stage, this.rights.settings, t)}</b>
      <p class="small muted">${byline(by, at, t)}</p>
      ${owner ? html`<p class="small">${t('actions.owner.then', { name: `\u2068${owner.name}\u2069` })}</p>` : nothing}
      ${note ? html`<p class="text" dir="auto">${note}</p>` : nothing}`;
  }

  #revision(revision: Revision, t: Translator): TemplateResult {
    const { at, by, title, body } = revision;
    const may = this.rights.own || this.rights.moderates;
    return html`<b>${t('actions.before', { date: t.date(at) })}</b>
      <p class="small muted">${byline(by, at, t)}</p>
      ${title ? html`<p dir="auto">${title}</p>` : nothing}
      ${body ? html`<cocarde-text class="muted" dir="auto">${body}</cocarde-text>` : nothing}
      ${may ? html`<button class="link" @click=${() => this.#bring(revision, t)}>${t('actions.bring')}</button>` : nothing}`;
  }

  /** What it says now becomes part of its history. */
  async #bring({ title, body, tags, fields }: Revision, t: Translator): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.failure = undefined;
    try {
      const all = this.post.parent ? { body } : { title, body, tags, ...(this.rights.settings?.fields && { fields }) };
      await editPost(this.post.id, this.rights.content!.version, all, ...listsWith(this.post));
      announce(t('actions.brought'), t.lang);
      this.dispatchEvent(new Event('restored'));
    } catch (error) {
      this.failure = await refused(this, error, t.lang);
    } finally {
      this.#busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-history': History;
  }
}
