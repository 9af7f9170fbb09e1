import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { reinstate } from '@cocarde/client/moderate.ts';
import { moreAudit, openAudit } from '@cocarde/client/moderation.ts';
import { openBoards } from '@cocarde/client/moving.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Board } from '@cocarde/contract/boards.ts';
import type { AuditEntry, AuditPage } from '@cocarde/contract/moderation.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import { announce } from '../internal/announce.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { refused } from '../internal/refused.ts';
import { shared } from '../internal/shared.styles.ts';
import { view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { ACTS_WORDS } from './acts-words.ts';
import { styles } from './audit.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/audit.ts'),
  fr: () => import('@cocarde/client/lang/fr/audit.ts'),
};

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;

/** What the log says beside the sentence, by the community's words or ours. */
const SETTINGS = ['words', 'hideAfter', 'reasons'] as const;
const PHASES = ['new', 'review', 'planned', 'done', 'declined'] as const;

/** Who did what, when and to what, the latest first. */
export class AuditLog extends LitElement {
  static override readonly styles = [tokens, shared, details, styles];

  @state() private failure: ErrorCode | undefined;

  readonly #language = new Language(this, WORDS, ACTS_WORDS);
  readonly #log = new StoreController(this, openAudit);
  readonly #boards = new StoreController(this, openBoards);

  override render(): TemplateResult {
    return view({
      t: this.#language.t,
      state: this.#log.value,
      retry: () => refresh('audit'),
      bones: BONES,
      ready: (page, t) => this.#list(page, t),
    });
  }

  #list({ items, cursor, differences = [], moreDifferences }: AuditPage, t: Translator): TemplateResult {
    const differing = html`${differences.map(({ kind, title }) => html`<p class="stale">${t(`audit.differs_${kind}`, { title: title ?? t('audit.untitled') })}</p>`)}
      ${moreDifferences ? html`<p class="stale">${t('audit.differs_more')}</p>` : nothing}`;
    if (!items.length) return html`${differing}<p class="small muted">${t('audit.none')}</p>`;
    return html`${differing}${this.failure ? html`<p class="stale">${t.problem(this.failure)}</p>` : nothing}
      <ul role="list">
        ${items.map((entry, i) => this.#entry(entry, this.#stillSuspended(items, i), t))}
      </ul>
      ${cursor ? html`<button class="link" @click=${() => this.#more(items.length)}>${t('audit.more')}</button>` : nothing}`;
  }

  #board(id: string | null): Board | undefined {
    return this.#boards.value?.data?.items.find((board) => board.id === id);
  }

  /** Boards that nobody set up have no name, and those of the list are not there at once. */
  #named(id: string, t: Translator): string {
    const board = this.#board(id);
    return board ? words(board.name, t.tag) : id;
  }

  #entry({ at, by, act, title, subject, board, member, detail }: AuditEntry, suspended: boolean, t: Translator): TemplateResult {
    const told = {
      by: by?.name ?? t('audit.somebody'),
      member: member?.name ?? t('audit.somebody'),
      title: title ?? (act === 'board_set_up' ? this.#named(subject!, t) : t('audit.untitled')),
    };
    const of = member && title ? ` (${t('audit.of', told)})` : '';
    const date = new Date(at);
    return html`<li class="small">
      <p tabindex="-1">${t(`audit.${act}`, told)}${act === 'voted_for' || act === 'vote_tried' ? '' : of}</p>
      ${detail ? this.#detail(act, detail, board, t) : nothing}
      <p class="muted num">
        <time datetime=${date.toISOString()}>${t.date(at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
        ${suspended ? html`<button class="link" @click=${() => this.#reinstate(member!, t)}>${t('moderation.reinstate')}<span class="sr"> – ${told.member}</span></button>` : nothing}
      </p>
    </li>`;
  }

  /** Ids of other posts say nothing to a reader. */
  #detail(act: AuditEntry['act'], detail: string, on: string | null, t: Translator): TemplateResult | typeof nothing {
    if (act === 'removed' || act === 'suspended') return html`<p>${t('audit.why', { reason: detail })}</p>`;
    if (act === 'decided') {
      const phase = PHASES.find((each) => each === detail);
      const stage = this.#board(on)?.stages?.find(({ id }) => id === detail);
      return html`<p>${t('audit.status', { what: stage ? words(stage.name, t.tag) : phase ? t(`audit.${phase}`) : t('audit.stage') })}</p>`;
    }
    if (act === 'moved') return html`<p>${t(on && on !== detail ? 'audit.from' : 'audit.to', { what: this.#named(detail, t), from: this.#named(on ?? '', t) })}</p>`;
    if (act !== 'moderation_changed') return nothing;
    const named = detail.split(', ').map((each) => SETTINGS.find((known) => known === each)).flatMap((each) => (each ? t(`audit.${each}`) : []));
    return html`<p>${t('audit.changed', { what: named.join(', ') })}</p>`;
  }

  /** Whether nothing later says that this suspension is over. */
  #stillSuspended(items: AuditEntry[], at: number): boolean {
    const { act, member } = items[at]!;
    const later = ({ act, member: whose }: AuditEntry) => (act === 'suspended' || act === 'reinstated') && whose?.id === member?.id;
    return act === 'suspended' && Boolean(member) && !items.slice(0, at).some(later);
  }

  async #reinstate({ id, name }: MemberRef, t: Translator): Promise<void> {
    this.failure = undefined;
    try {
      await reinstate(id);
      announce(t('moderation.reinstated', { name }), t.lang);
      // The button is gone with it.
      await this.#goTo(0);
    } catch (failure) {
      this.failure = await refused(this, failure, t.lang);
    }
  }

  async #more(before: number): Promise<void> {
    await moreAudit();
    await this.#goTo(before);
  }

  async #goTo(entry: number): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('li p:first-child')[entry]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-audit': AuditLog;
  }
}
