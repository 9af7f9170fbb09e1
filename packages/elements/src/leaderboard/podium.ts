import { adoptStyles, html, nothing } from 'lit';
import type { CSSResult, LitElement, TemplateResult } from 'lit';
import type { Translator } from '@cocarde/client/i18n.ts';
import { medal, movement, person, type Placed } from './line.ts';
import { podiumStyles } from './podium.styles.ts';

/** Gives an element what the podium looks like. */
export function dress(host: LitElement): void {
  adoptStyles(host.renderRoot as ShadowRoot, [(host.constructor as typeof LitElement).styles, podiumStyles].flat() as CSSResult[]);
}

/** Takes the first off the rows, three at most and nobody without all who share their rank, and has them stand side by side. */
export function podium(rows: (Placed | null)[], amountOf: (points: number) => string, t: Translator): TemplateResult | typeof nothing {
  let steps = 3;
  while (steps && (!rows[steps - 1] || rows[steps - 1]!.rank === rows[steps]?.rank)) steps -= 1;
  if (!steps) return nothing;
  const first = rows.splice(0, steps) as Placed[];
  return html`<ol class="podium">
    ${first.map(
      (row) => html`<li class="s${row.rank}" aria-current=${row.me ? 'true' : nothing}>
        <div class="who">${medal(row, t)}${person(row, t)}</div>
        <div class="step num"><b>${amountOf(row.points)}</b>${movement(row, t)}</div>
      </li>`,
    )}
  </ol>`;
}
