import type { ReactiveController } from 'lit';
import type { ErrorCode } from '@cocarde/client/api.ts';
import { explain } from '@cocarde/client/explain.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { judge } from '@cocarde/client/moderation.ts';
import type { ModerationItem, ModerationVerdict } from '@cocarde/contract/moderation.ts';
import { announce } from '../internal/announce.ts';
import { FailureEvent } from '../internal/events.ts';
import type { Asking } from './held.ts';
import type { Moderation } from './moderation.ts';

interface Failed {
  item: ModerationItem;
  code: ErrorCode;
}

/** What is selected, open, under way and was refused. */
export class Decisions implements ReactiveController {
  readonly selected = new Set<string>();
  readonly asking = new Map<string, Asking>();
  readonly suspended = new Set<string>();
  failed: Failed[] = [];
  /** While several are decided. */
  progress: { done: number; all: number } | undefined;
  /** Whether the reason for removing all that is selected is being written. */
  removing = false;
  readonly #host: Moderation;

  constructor(host: Moderation) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get deciding(): boolean {
    return Boolean(this.progress);
  }

  refusalOf(id: string): ErrorCode | undefined {
    return this.failed.find(({ item }) => item.id === id)?.code;
  }

  select(ids: string[], on: boolean): void {
    for (const id of ids) this.selected[on ? 'add' : 'delete'](id);
    if (!this.selected.size) this.removing = false;
    this.#host.requestUpdate();
  }

  ask(id: string, what?: Asking): void {
    if (what) this.asking.set(id, what);
    else this.asking.delete(id);
    this.#host.requestUpdate();
  }

  askAll(removing: boolean): void {
    this.removing = removing;
    this.#host.requestUpdate();
  }

  /** Carries it out and says what came of it; whether all of it was done. What was refused stays selected, where several were. */
  async carryOut(items: ModerationItem[], verdict: ModerationVerdict, t: Translator): Promise<boolean> {
    if (this.deciding) return false;
    this.failed = [];
    const refused = await judge(items.map(({ id }) => id), verdict, (done) => {
      this.progress = { done, all: items.length };
      this.#host.requestUpdate();
    });
    this.progress = undefined;
    this.failed = refused.map(({ id, code }) => ({ item: items.find((item) => item.id === id)!, code }));
    const failed = new Set(refused.map(({ id }) => id));
    const done = items.filter(({ id }) => !failed.has(id));
    for (const { id } of done) this.asking.delete(id);
    this.select(done.map(({ id }) => id), false);
    await this.#tell(verdict, done.length, t);
    return !failed.size;
  }

  async #tell({ decision }: ModerationVerdict, done: number, t: Translator): Promise<void> {
    const [first] = this.failed;
    const said = done ? [t(`moderation.${decision}.done`, { n: done })] : [];
    if (first) {
      this.#host.dispatchEvent(new FailureEvent(first.code));
      said.push(await explain(t.lang, first.code));
    }
    announce(said.join(' '), t.lang);
  }
}
