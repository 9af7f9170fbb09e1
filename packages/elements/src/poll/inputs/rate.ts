import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Asked, Input, InputModule } from './input.ts';

const STAR = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2.5l2.9 6.2 6.8.8-5 4.7 1.300 6.700L12 17.600 6 20.900l1.300-6.700-5-4.700 6.800-.8z" /></svg>`;

/** A group of radio buttons an option, one of them for no answer: what was given can be taken back. */
function group({ question, options, given, choose }: Asked, values: readonly (readonly [n: number, label: unknown])[], look: string): TemplateResult {
  return html`${options.map(
    ({ id, text }) => html`<fieldset class="row ${look}">
      <legend dir="auto">${text}</legend>
      ${values.map(
        ([n, label]) => html`<label class=${!n ? 'unsaid' : n <= (given[id] ?? 0) ? 'on' : ''}>
          <input type="radio" name="${question.id}.${id}" .checked=${(given[id] ?? 0) === n} @change=${() => choose({ ...given, [id]: n })} />${label}
        </label>`,
      )}
    </fieldset>`,
  )}`;
}

const upDown: Input = {
  hint: () => '',
  fields: (asked) => group(asked, [[1, asked.t('ballot.for')], [-1, asked.t('ballot.against')], [0, asked.t('ballot.neither')]], 'sides'),
};

const stars: Input = {
  hint: ({ t }) => t('ballot.stars'),
  fields: (asked) => {
    const { t } = asked;
    const scale = [1, 2, 3, 4, 5].map((n) => [n, html`${STAR}<span class="sr">${t('ballot.star', { n })}</span>`] as const);
    return group(asked, [...scale, [0, html`<span class="none">${t('ballot.neither')}</span>`]], 'stars');
  },
};

const score: Input = {
  hint: ({ question: { method }, t }) => (method.type === 'score' ? t('ballot.score', { min: method.min, max: method.max }) : ''),
  fields({ question: { id, method }, options, given, choose, t }) {
    const { min, max } = method as { min: number; max: number };
    const write = (option: string, { value, valueAsNumber }: HTMLInputElement) => {
      const { [option]: _, ...others } = given;
      choose(value ? { ...others, [option]: valueAsNumber } : others);
    };
    return html`${options.map(
      ({ id: option, text }) => html`<div class="row score">
        <label class="text" for="${id}.${option}" dir="auto">${text}</label>
        <span class="num"><input class="field" type="number" inputmode="numeric" id="${id}.${option}" min=${min} max=${max} step="1"
          .value=${given[option] ?? ''} @input=${({ target }: Event) => write(option, target as HTMLInputElement)} />
          <span class="muted small">${t('ballot.outOf', { n: max })}</span></span>
      </div>`,
    )}`;
  },
};

const styles = css`
  .row legend {
    float: inline-start;
    flex: 1 1 16ch;
    min-inline-size: 0;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .sides label,
  .stars label {
    position: relative;
    display: grid;
    place-items: center;
    cursor: pointer;
  }
  .sides input,
  .stars input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .sides label {
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid var(--edge);
    border-radius: 999px;
    font-size: 13px;
    font-weight: 500;
  }
  .sides label:has(:checked) {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .sides .unsaid:has(:checked) {
    border-color: var(--edge);
    background: var(--sunken);
    color: var(--text);
  }
  .stars {
    gap: 0;
  }
  .stars label {
    min-inline-size: 32px;
    min-block-size: 32px;
    color: var(--edge);
  }
  .stars svg {
    inline-size: 26px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .stars .on {
    color: var(--accent-mark);
  }
  .stars .on svg {
    fill: currentColor;
  }
  .stars .none {
    padding-inline: 8px;
    color: var(--muted);
    font-size: 13px;
  }
  .stars label:has(:checked) .none {
    color: var(--text);
    font-weight: 600;
  }
  label:has(:focus-visible) {
    outline: 3px solid var(--accent-mark);
    outline-offset: 2px;
    border-radius: var(--radius-s);
  }
  .score .field {
    inline-size: 76px;
    min-block-size: 36px;
    padding-inline: 10px 6px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--sunken);
    text-align: end;
  }
  @container (inline-size < 420px) {
    .row legend {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .sides label:has(:checked) {
      outline: 2px solid;
    }
    .stars .on {
      color: Highlight;
    }
  }
`;

export const rate: InputModule = { inputs: { up_down: upDown, stars, score }, styles };
