import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ranking, ranks } from '@cocarde/client/ballots.ts';
import type { Key } from '@cocarde/client/i18n.ts';
import type { Method, RoundOption } from '@cocarde/contract/rounds.ts';
import { announce } from '../../internal/announce.ts';
import type { Asked, Input, InputModule } from './input.ts';

const ARROW = html`<svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 3 1.800 9.200h10.400z" /></svg>`;

type Act = 'up' | 'down' | 'remove' | 'add';

const idOf = ({ question }: Asked, option: RoundOption, act: Act): string => `${question.id}.${option.id}.${act}`;

/** Puts an option to a place, counted from 0, or out of the ranking; the button that was pressed keeps the focus where its row went. */
async function move(asked: Asked, option: RoundOption, place: number | undefined, act: Act): Promise<void> {
  const { question, given, choose, host, t } = asked;
  const order = ranking(question, given).filter(({ id }) => id !== option.id);
  if (place !== undefined && (place < 0 || place > order.length)) return;
  if (place !== undefined) order.splice(place, 0, option);
  choose(ranks(order));
  const said = { option: option.text, n: (place ?? 0) + 1, all: question.options.length };
  announce(t(place === undefined ? 'ballot.removed' : 'ballot.placed', said), t.lang);
  await host.updateComplete;
  const next: Act = act === 'remove' ? 'add' : act === 'add' ? 'up' : act;
  host.renderRoot.querySelector<HTMLElement>(`[id="${idOf(asked, option, next)}"]`)?.focus();
}

function button(asked: Asked, option: RoundOption, act: Act, place: number | undefined, off: boolean, face: unknown): TemplateResult {
  return html`<button class="btn act ${act}" type="button" id=${idOf(asked, option, act)} aria-disabled=${off ? 'true' : nothing}
    @click=${() => off || void move(asked, option, place, act)}>${face}<span class="sr">${asked.t(`ballot.${act}` as Key, { option: option.text })}</span></button>`;
}

const most = (method: Method): number | undefined => (method.type === 'ranked' ? method.ranks : undefined);

const input: Input = {
  hint({ question: { method }, t }) {
    const ranks = most(method);
    return ranks ? t('ballot.ranks', { n: ranks }) : t('ballot.ranked');
  },
  fields(asked) {
    const { question, options, given, t } = asked;
    const order = ranking(question, given);
    const rest = options.filter((option) => !order.includes(option) && !given[option.id]);
    return html`<ol class="ranking" role="list" aria-label=${t('ballot.ranking')}>
        ${order.map((option, i) => html`<li class="row">
          <b class="num place">${t.n(i + 1)}</b><span class="text" dir="auto">${option.text}</span>
          <span class="acts">${button(asked, option, 'up', i - 1, !i, ARROW)}${button(asked, option, 'down', i + 1, i === order.length - 1, ARROW)}${button(asked, option, 'remove', undefined, false, html`<span aria-hidden="true">×</span>`)}</span>
        </li>`)}
      </ol>
      ${rest.length
        ? html`<p class="small muted rest">${t('ballot.rest')}</p><ul role="list" aria-label=${t('ballot.rest')}>
            ${rest.map((option) => html`<li class="row"><span class="text" dir="auto">${option.text}</span>${button(asked, option, 'add', order.length, order.length >= (most(question.method) ?? Infinity), html`<span aria-hidden="true">+</span>`)}</li>`)}
          </ul>`
        : nothing}`;
  },
};

const styles = css`
  .ranking {
    margin: 0;
    padding: 0;
  }
  .ranking .row {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
  }
  .ranking:empty {
    display: none;
  }
  .place {
    min-inline-size: 18px;
    color: var(--accent-text);
  }
  .rest {
    margin-block: 10px 4px;
  }
  .acts {
    display: flex;
    gap: 4px;
  }
  .act {
    display: grid;
    place-items: center;
    inline-size: 34px;
    min-block-size: 34px;
    padding: 0;
    font-size: 18px;
    line-height: 1;
  }
  .act svg {
    inline-size: 14px;
  }
  .down svg {
    rotate: 180deg;
  }
  .act[aria-disabled='true'] {
    color: var(--edge);
    border-style: dashed;
    cursor: default;
  }
`;

export const ranked: InputModule = { inputs: { ranked: input }, styles };
