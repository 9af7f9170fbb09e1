import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

export type InputChoices = readonly (readonly [value: string, label: string, about?: string])[];

/** Numbers are texts: programs and people write them in more ways than a number field takes. `whole` ones need no sign and no comma. */
export type InputKind = 'text' | 'number' | 'whole' | 'date' | 'datetime-local';

/** Fields of a form, each with why it was refused. */
export class Inputs<T extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  readonly typed: T;
  readonly #why: (name: string) => string;
  readonly #type: (name: string, value: string) => void;

  /** `why` a field was refused is a sentence, empty where it was not. */
  constructor(typed: T, why: (name: string) => string, type: (name: string, value: string) => void) {
    this.typed = typed;
    this.#why = why;
    this.#type = type;
  }

  field(name: string, label: string, kind: InputKind = 'text', hint = ''): TemplateResult {
    const figures = kind === 'number' || kind === 'whole';
    return html`<p>
      <label for=${name}>${label}</label>
      <input class="field ${figures ? 'number' : kind}" id=${name} type=${figures ? 'text' : kind} inputmode=${kind === 'whole' ? 'numeric' : nothing}
        dir="auto" autocomplete="off" aria-invalid=${this.invalid(name)} aria-describedby=${this.describedBy(name, hint)}
        .value=${this.typed[name] ?? ''} @input=${this.typing(name)} />
      ${this.about(name, hint)}
    </p>`;
  }

  area(name: string, label: string, hint = ''): TemplateResult {
    return html`<p>
      <label for=${name}>${label}</label>
      <textarea class="field" id=${name} rows="2" dir="auto" aria-invalid=${this.invalid(name)} aria-describedby=${this.describedBy(name, hint)}
        .value=${this.typed[name] ?? ''} @input=${this.typing(name)}></textarea>
      ${this.about(name, hint)}
    </p>`;
  }

  choice(name: string, label: string, choices: InputChoices, hint = ''): TemplateResult {
    return html`<p>
      <label for=${name}>${label}</label>
      <select class="field" id=${name} aria-invalid=${this.invalid(name)} aria-describedby=${this.describedBy(name, hint)} @change=${this.typing(name)}>
        ${choices.map(([value, text]) => html`<option value=${value} .selected=${value === this.typed[name]}>${text}</option>`)}
      </select>
      ${this.about(name, hint)}
    </p>`;
  }

  /** One of few, each with what it means. */
  radios(name: string, legend: string, choices: InputChoices): TemplateResult {
    return html`<fieldset>
      <legend>${legend}</legend>
      ${choices.map(([value, text, about]) => html`<div class="tick">
        <input type="radio" id="${name}-${value}" name=${name} value=${value} aria-invalid=${this.invalid(name)} aria-describedby=${about ? `${name}-${value}-about` : nothing}
          .checked=${value === this.typed[name]} @change=${this.typing(name)} />
        <label for="${name}-${value}">${text}</label>
        ${about ? html`<span class="about muted" id="${name}-${value}-about">${about}</span>` : nothing}
      </div>`)}
      ${this.about(name)}
    </fieldset>`;
  }

  tick(name: string, label: string, hint = ''): TemplateResult {
    const tick = ({ target }: Event) => this.#type(name, (target as HTMLInputElement).checked ? 'true' : '');
    return html`<div class="tick">
      <input type="checkbox" id=${name} aria-invalid=${this.invalid(name)} aria-describedby=${this.describedBy(name, hint)} .checked=${!!this.typed[name]} @change=${tick} />
      <label for=${name}>${label}</label>
      ${this.about(name, hint)}
    </div>`;
  }

  /** Why the field was refused, and what there is to know. */
  about(name: string, hint = ''): TemplateResult | typeof nothing {
    const why = this.#why(name);
    if (!why && !hint) return nothing;
    return html`<span class="about" id="${name}-about">${why ? html`<span class="error">${why}</span>` : nothing}${hint ? html`<span class="muted">${hint}</span>` : nothing}</span>`;
  }

  invalid(name: string): 'true' | typeof nothing {
    return this.#why(name) ? 'true' : nothing;
  }

  describedBy(name: string, hint = ''): string | typeof nothing {
    return this.#why(name) || hint ? `${name}-about` : nothing;
  }

  typing(name: string): (event: Event) => void {
    return ({ target }) => this.#type(name, (target as HTMLInputElement).value);
  }
}
