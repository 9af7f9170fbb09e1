import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { ErrorCode } from '@cocarde/client/api.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { announce } from '../internal/announce.ts';
import { refused } from '../internal/refused.ts';

/** What a reader asks for at the places of an element: one thing at a time, and what was refused is said where it was asked for. */
export class Deeds {
  readonly #host: LitElement;
  /** Where something is on its way. */
  #busy = '';
  #refused: { place: string; code: ErrorCode } | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** For `aria-busy`. */
  busy(place: string): 'true' | typeof nothing {
    return this.#busy === place ? 'true' : nothing;
  }

  refusal(place: string, t: Translator): TemplateResult | typeof nothing {
    return this.#refused?.place === place ? html`<p class="refused">${t.problem(this.#refused.code)}</p>` : nothing;
  }

  /** Says `done` once it is. Answers whether it is. */
  async run(place: string, deed: () => Promise<unknown>, done: string, t: Translator): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = place;
    this.#refused = undefined;
    this.#host.requestUpdate();
    try {
      await deed();
      announce(done, t.lang);
      return true;
    } catch (failure) {
      this.#refused = { place, code: await refused(this.#host, failure, t.lang) };
      return false;
    } finally {
      this.#busy = '';
      this.#host.requestUpdate();
    }
  }
}
