import { html } from 'lit';
import { left, limit, spent } from '@cocarde/client/ballots.ts';
import { choices } from './choice.ts';
import type { Input, InputModule } from './input.ts';

/** Boxes to tick, each with its cost, and what is spent of the ceiling: more is said at once and refused when it is sent. */
const input: Input = {
  hint({ question, given, t }) {
    const over = -left(question, given);
    return t(over > 0 ? 'ballot.over' : 'ballot.spent', { n: spent(question, given), all: limit(question), over, rest: -over });
  },
  fields: (asked) => choices(asked, ({ cost = 1 }) => html`<span class="num muted small">${asked.t('ballot.cost', { n: cost })}</span>`),
};

export const approval: InputModule = { inputs: { approval: input } };
