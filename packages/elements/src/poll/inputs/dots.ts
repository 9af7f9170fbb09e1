import { css, html, nothing } from 'lit';
import { canAdd, costOf, left, limit } from '@cocarde/client/ballots.ts';
import type { RoundOption } from '@cocarde/contract/rounds.ts';
import { announce } from '../../internal/announce.ts';
import type { Asked, Input, InputModule } from './input.ts';

const squared = ({ question: { method } }: Asked): boolean => method.type === 'dots' && method.cost === 'quadratic';

const rest = ({ question, given, t }: Asked): string => t('ballot.dots', { n: left(question, given), all: limit(question) });

function give(asked: Asked, option: RoundOption, step: 1 | -1): void {
  const { question, given, choose, t } = asked;
  const n = (given[option.id] ?? 0) + step;
  if (n < 0 || (step > 0 && !canAdd(question, option, given))) return;
  const now = { ...given, [option.id]: n };
  choose(now);
  announce(`${t('ballot.given', { n, option: option.text })} ${rest({ ...asked, given: now })}`, t.lang);
}

const input: Input = {
  hint: (asked) => [rest(asked), squared(asked) && asked.t('ballot.quadratic')].filter(Boolean).join(' '),
  fields: (asked) => {
    const { question, options, given, t } = asked;
    return html`${options.map((option) => {
      const n = given[option.id] ?? 0;
      const step = (by: 1 | -1, off: boolean) => html`<button class="btn step" type="button" aria-disabled=${off ? 'true' : nothing} @click=${() => give(asked, option, by)}>
        <span aria-hidden="true">${by > 0 ? '+' : '−'}</span><span class="sr">${t(by > 0 ? 'ballot.more' : 'ballot.less', { option: option.text })}</span>
      </button>`;
      return html`<div class="row dots">
        <span class="text" dir="auto">${option.text}</span>
        ${squared(asked) && n > 1 ? html`<span class="num muted small">${t('ballot.cost', { n: costOf(question, option, n) })}</span>` : nothing}
        <span class="steps num">${step(-1, !n)}<b>${t.n(n)}</b>${step(1, !canAdd(question, option, given))}</span>
      </div>`;
    })}`;
  },
};

const styles = css`
  .steps {
    display: flex;
    align-items: center;
  }
  .steps b {
    min-inline-size: 34px;
    text-align: center;
  }
  .step {
    inline-size: 36px;
    padding: 0;
    font-size: 18px;
    line-height: 1;
  }
  .step[aria-disabled='true'] {
    color: var(--edge);
    border-style: dashed;
    cursor: default;
  }
`;

export const dots: InputModule = { inputs: { dots: input }, styles };
