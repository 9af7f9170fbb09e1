import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ErrorCode } from '@cocarde/client/api.ts';
import { explain } from '@cocarde/client/explain.ts';
import { loadWords } from '@cocarde/client/i18n.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { languageOf } from '@cocarde/client/language.ts';
import { judge, reinstate, suspend } from '@cocarde/client/moderate.ts';
import type { ModerationItem, ModerationVerdict } from '@cocarde/contract/moderation.ts';
import { announce } from '../internal/announce.ts';
import { FailureEvent } from '../internal/events.ts';
import { ACTS_WORDS } from './acts-words.ts';
import { bulk } from './bulk.ts';
import type { Act } from './held.ts';
import type { Moderation } from './moderation.ts';
import { ReasonForm } from './reason-form.ts';

export interface Failed {
  item: ModerationItem;
  code: ErrorCode;
}

/** The half of the queue that comes when somebody begins to decide: what is open, under way and was refused. */
export class Tools {
  readonly suspended = new Set<string>();
  failed: Failed[] = [];
  /** While decisions are carried out. */
  progress: { done: number; all: number } | undefined;
  /** Whether the reason for removing all that is selected is being written. */
  removing = false;
  readonly #asking = new Map<string, Act>();
  readonly #host: Moderation;

  constructor(host: Moderation) {
    this.#host = host;
  }

  /** With its words, so that nothing is shown without. */
  async ready(): Promise<this> {
    if (!customElements.get('cocarde-reason')) customElements.define('cocarde-reason', ReasonForm);
    await loadWords(languageOf(this.#host), ACTS_WORDS);
    return this;
  }

  get busy(): boolean {
    return Boolean(this.progress);
  }

  asking(id: string): Act | undefined {
    return this.#asking.get(id);
  }

  act(item: ModerationItem, act: Act, t: Translator): void {
    if (act === 'publish') void this.carryOut([item], { decision: 'publish' }, t);
    else if (this.asking(item.id) === act) this.#close(item);
    else this.#ask(item, act);
  }

  /** Above the queue. */
  bulk(chosen: ModerationItem[], items: ModerationItem[], t: Translator): TemplateResult {
    void loadWords(t.lang, ACTS_WORDS);
    return bulk(this, chosen, items, t);
  }

  /** Below a contribution. */
  below(item: ModerationItem, t: Translator): TemplateResult {
    const { id, author } = item;
    const name = author?.name ?? t('moderation.nobody');
    const code = this.failed.find(({ item }) => item.id === id)?.code;
    const asking = this.asking(id);
    const removal = asking === 'removal';
    return html`${author && this.suspended.has(author.id)
        ? html`<p class="small gone">${t('moderation.suspended', { name })} <button class="link" @click=${() => this.#reinstate(item, t)}>${t('moderation.reinstate')}</button></p>`
        : nothing}
      ${code ? html`<p class="error">${t.problem(code)}</p>` : nothing}
      ${asking
        ? html`<cocarde-reason
            .draft="${asking}:${id}"
            .label=${t(removal ? 'moderation.why' : 'moderation.suspension.why', { name })}
            .about=${removal ? '' : t('moderation.suspension.about', { name })}
            .action=${t(removal ? 'moderation.removal' : 'moderation.suspension')}
            .canned=${removal}
            .send=${(reason: string) => (removal ? this.carryOut([item], { decision: 'remove', reason }, t) : this.#suspend(item, reason, t))}
            .cancel=${() => this.#close(item)}
          ></cocarde-reason>`
        : nothing}`;
  }

  askAll(removing: boolean): void {
    this.removing = removing;
    this.#host.requestUpdate();
  }

  /** Says what came of it; whether all of it was done. What was refused stays selected. */
  async carryOut(items: ModerationItem[], verdict: ModerationVerdict, t: Translator): Promise<boolean> {
    if (this.busy) return false;
    const at = this.#host.items.indexOf(items[0]!);
    this.failed = [];
    const refused = await judge(items.map(({ id }) => id), verdict, (done) => {
      this.progress = { done, all: items.length };
      this.#host.requestUpdate();
    });
    this.progress = undefined;
    this.failed = refused.map(({ id, code }) => ({ item: items.find((item) => item.id === id)!, code }));
    const done = items.filter(({ id }) => !refused.some((each) => each.id === id));
    for (const { id } of done) this.#asking.delete(id);
    this.#host.select(done.map(({ id }) => id), false);
    if (!refused.length) {
      this.removing = false;
      // What was decided is gone, and the next one stands in its place.
      void this.#host.goTo(at);
    }
    await this.#tell(done.length ? t(`moderation.${verdict.decision}.done`, { n: done.length }) : '', t);
    return !refused.length;
  }

  #ask({ id }: ModerationItem, act: Act): void {
    this.failed = this.failed.filter(({ item }) => item.id !== id);
    this.#asking.set(id, act);
    this.#host.requestUpdate();
  }

  /** Leads back to the button that opened it. */
  #close(item: ModerationItem): void {
    this.#host.held(item)?.renderRoot.querySelector<HTMLElement>('.row [aria-expanded=true]')?.focus();
    this.#asking.delete(item.id);
    this.#host.requestUpdate();
  }

  #suspend(item: ModerationItem, reason: string, t: Translator): Promise<boolean> {
    const { id, name } = item.author!;
    return this.#attempt(item, async () => {
      await suspend(id, reason);
      this.suspended.add(id);
      return t('moderation.suspended', { name });
    }, t);
  }

  #reinstate(item: ModerationItem, t: Translator): Promise<boolean> {
    const { id, name } = item.author!;
    return this.#attempt(item, async () => {
      await reinstate(id);
      this.suspended.delete(id);
      return t('moderation.reinstated', { name });
    }, t);
  }

  /** The button that was pressed is gone afterwards: the reader goes on with the contribution. */
  async #attempt(item: ModerationItem, what: () => Promise<string>, t: Translator): Promise<boolean> {
    this.failed = [];
    let said = '';
    try {
      said = await what();
      this.#asking.delete(item.id);
      this.#host.held(item)?.focus();
    } catch (failure) {
      this.failed = [{ item, code: (failure as { code: ErrorCode }).code }];
    }
    this.#host.requestUpdate();
    await this.#tell(said, t);
    return Boolean(said);
  }

  async #tell(said: string, t: Translator): Promise<void> {
    const [first] = this.failed;
    if (first) this.#host.dispatchEvent(new FailureEvent(first.code));
    announce([said, first ? await explain(t.lang, first.code) : ''].join(' ').trim(), t.lang);
  }
}
