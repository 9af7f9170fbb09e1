import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TypedRule } from '@cocarde/client/rule-fields.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import type { LimitWindow } from '@cocarde/contract/rules.ts';

type Choices = readonly (readonly [value: string, label: string])[];

/** The fields of a rule's form, each with why it was refused. */
export class RuleInputs {
  readonly typed: TypedRule;
  readonly #refused: Record<string, string>;
  readonly #t: Translator;
  readonly #type: (name: string, value: string) => void;

  constructor(typed: TypedRule, refused: Record<string, string>, t: Translator, type: (name: string, value: string) => void) {
    this.typed = typed;
    this.#refused = refused;
    this.#t = t;
    this.#type = type;
  }

  field(name: string, label: string, kind: 'text' | 'number' | 'date' | 'entries' = 'text'): TemplateResult {
    const error = this.#error(name);
    const hint = kind === 'entries' ? html`<span class="muted">${this.#t('rule.hint')}</span>` : nothing;
    const about = error !== nothing || hint !== nothing;
    return html`<p>
      <label for=${name}>${label}</label>
      <input class="field ${kind}" id=${name} type=${kind === 'date' ? 'date' : 'text'} inputmode=${kind === 'number' && name !== 'points' ? 'numeric' : nothing}
        dir="auto" autocomplete="off" aria-invalid=${error === nothing ? nothing : 'true'} aria-describedby=${about ? `${name}-about` : nothing}
        .value=${this.typed[name] ?? ''} @input=${this.#typing(name)} />
      ${about ? html`<span class="about" id="${name}-about">${error}${hint}</span>` : nothing}
    </p>`;
  }

  /** So many times, or points, in a window. */
  limit(per: LimitWindow): TemplateResult {
    const t = this.#t;
    const error = this.#error(per);
    const invalid = error !== nothing;
    const label = t(`rules.per.${per}`);
    const of = this.typed[`${per}Of`] ?? 'times';
    return html`<div class="limit">
      <input class="field number" id=${per} type="text" inputmode="numeric" autocomplete="off" aria-label="${t('rule.limits')} ${label}"
        aria-invalid=${invalid ? 'true' : nothing} aria-describedby=${invalid ? `${per}-about` : nothing}
        .value=${this.typed[per] ?? ''} @input=${this.#typing(per)} />
      <select class="field" aria-label=${t('rule.of', { per: label })} @change=${this.#typing(`${per}Of`)}>
        ${(['times', 'points'] as const).map((each) => html`<option value=${each} .selected=${each === of}>${t(`rule.of.${each}`)}</option>`)}
      </select>
      <span aria-hidden="true">${label}</span>
      ${invalid ? html`<span class="about" id="${per}-about">${error}</span>` : nothing}
    </div>`;
  }

  choice(name: string, label: string, choices: Choices): TemplateResult {
    const error = this.#error(name);
    const invalid = error !== nothing;
    return html`<p>
      <label for=${name}>${label}</label>
      <select class="field" id=${name} aria-invalid=${invalid ? 'true' : nothing} aria-describedby=${invalid ? `${name}-about` : nothing} @change=${this.#typing(name)}>
        ${choices.map(([value, text]) => html`<option value=${value} .selected=${value === this.typed[name]}>${text}</option>`)}
      </select>
      ${invalid ? html`<span class="about" id="${name}-about">${error}</span>` : nothing}
    </p>`;
  }

  #error(name: string): TemplateResult | typeof nothing {
    const code = this.#refused[name];
    return code ? html`<span class="error">${sentence(name, code, this.#t)}</span>` : nothing;
  }

  #typing(name: string): (event: Event) => void {
    return ({ target }) => this.#type(name, (target as HTMLInputElement).value);
  }
}

/** Why a value was refused, by its field and the code of the refusal. */
export function sentence(field: string, code: string, t: Translator): string {
  if (field === 'points' && code === 'wrong_type') return t('rule.zero');
  const own = ['fr', 'en'].includes(field) ? `rule.name.${code}` : `rule.${field}.${code}`;
  return t(own as Key) || t(`rule.${code}` as Key) || t('rule.not_allowed');
}
