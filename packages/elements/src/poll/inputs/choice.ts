import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { RoundOption } from '@cocarde/contract/rounds.ts';
import type { Asked, Input } from './input.ts';

function hint({ question: { method }, t }: Asked): string {
  if (method.type === 'up') return t('poll.up');
  if (method.type !== 'several') return '';
  const { min, max } = method;
  return min === max ? t('poll.exactly', { n: max }) : min > 1 ? t('poll.several', { min, max }) : t('poll.upTo', { n: max });
}

/** One of n is a group of radio buttons; where options get a 1 or nothing they are boxes to tick. `beside` says more about an option. */
export function choices({ question: { id, method }, options, given, choose }: Asked, beside?: (option: RoundOption) => TemplateResult): TemplateResult {
  const one = method.type === 'one';
  return html`${options.map(
    (option) => html`<label class="choice">
      <input type=${one ? 'radio' : 'checkbox'} name=${id} .checked=${!!given[option.id]}
        @change=${({ target }: Event) => choose({ ...(one ? {} : given), [option.id]: Number((target as HTMLInputElement).checked) })} />
      <span class="text" dir="auto">${option.text}</span>${beside?.(option)}
    </label>`,
  )}`;
}

export const choice: Input = { hint, fields: (asked) => choices(asked) };
