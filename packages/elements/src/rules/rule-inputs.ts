import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { TypedRule } from '@cocarde/client/rule-fields.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import type { LimitWindow } from '@cocarde/contract/rules.ts';
import { Inputs } from '../internal/inputs.ts';

/** The fields of a rule's form, each with why it was refused. */
export class RuleInputs extends Inputs<TypedRule> {
  readonly #t: Translator;

  constructor(typed: TypedRule, refused: Record<string, string>, t: Translator, type: (name: string, value: string) => void) {
    super(typed, (name) => (refused[name] ? sentence(name, refused[name], t) : ''), type);
    this.#t = t;
  }

  /** So many times, or points, in a window. */
  limit(per: LimitWindow): TemplateResult {
    const t = this.#t;
    const label = t(`rules.per.${per}`);
    const of = this.typed[`${per}Of`] ?? 'times';
    return html`<div class="limit">
      <input class="field number" id=${per} type="text" inputmode="numeric" autocomplete="off" aria-label="${t('rule.limits')} ${label}"
        aria-invalid=${this.invalid(per)} aria-describedby=${this.describedBy(per)}
        .value=${this.typed[per] ?? ''} @input=${this.typing(per)} />
      <select class="field" aria-label=${t('rule.of', { per: label })} @change=${this.typing(`${per}Of`)}>
        ${(['times', 'points'] as const).map((each) => html`<option value=${each} .selected=${each === of}>${t(`rule.of.${each}`)}</option>`)}
      </select>
      <span aria-hidden="true">${label}</span>
      ${this.about(per)}
    </div>`;
  }
}

/** Why a value was refused, by its field and the code of the refusal. */
export function sentence(field: string, code: string, t: Translator): string {
  if (field === 'points' && code === 'wrong_type') return t('rule.zero');
  const own = ['fr', 'en'].includes(field) ? `rule.name.${code}` : `rule.${field}.${code}`;
  return t(own as Key) || t(`rule.${code}` as Key) || t('rule.not_allowed');
}
