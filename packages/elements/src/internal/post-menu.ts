import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import { removed } from '@cocarde/client/removal.ts';
import type { Contribution } from '@cocarde/client/removal.ts';
import type { Rights } from '../post-actions/post-actions.ts';
import { StoreController } from './store-controller.ts';

/** The button beside what somebody may remove or merge, and what it opens, whose code comes with the first press. */
export class PostMenu {
  readonly #host: LitElement;
  readonly #opened = new Set<string>();
  readonly #removed: StoreController<ReadonlySet<string>>;
  /** Id of the contribution whose code did not come. */
  #failed = '';

  constructor(host: LitElement) {
    this.#host = host;
    this.#removed = new StoreController(host, removed);
  }

  isRemoved(id: string): boolean {
    return !!this.#removed.value?.has(id);
  }

  /** With its words where it stands by itself, and not beside a name. */
  button({ id, parent }: Contribution, t: Translator): TemplateResult {
    return html`<button class="link dots" value=${id} aria-label=${t('form.actions')} title=${t('form.actions')} aria-expanded=${this.#opened.has(id)} @click=${() => this.#toggle(id)}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 8a1.5 1.5 0 1 1 3 0 1.5 1.5 0 1 1-3 0zm4.5 0a1.5 1.5 0 1 1 3 0 1.5 1.5 0 1 1-3 0zM11 8a1.5 1.5 0 1 1 3 0 1.5 1.5 0 1 1-3 0z" /></svg>
      ${parent ? nothing : t('form.actions')}
    </button>`;
  }

  /** What is open, or was removed. */
  panel(post: Contribution, rights: Rights, t: Translator): TemplateResult | typeof nothing {
    const { id } = post;
    if (this.#failed === id) return html`<p class="small" role="alert">${t.problem('network')}</p>`;
    if (!this.#opened.has(id) && !this.isRemoved(id)) return nothing;
    return html`<cocarde-post-actions .post=${post} .rights=${rights} @close=${() => this.#close(id)}></cocarde-post-actions>`;
  }

  async #toggle(id: string): Promise<void> {
    if (this.#opened.has(id)) return this.#close(id);
    try {
      (await import('../post-actions/define.ts')).define();
      this.#opened.add(id);
      this.#failed = '';
    } catch {
      this.#failed = id;
    }
    this.#host.requestUpdate();
  }

  #close(id: string): Promise<void> {
    this.shut(id);
    return this.lead(id);
  }

  /** Closes it for something else that takes the focus. */
  shut(id: string): void {
    this.#opened.delete(id);
    this.#host.requestUpdate();
  }

  /** Leads the reader to where they opened it. */
  async lead(id: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`.dots[value="${id}"]`)?.focus();
  }
}
