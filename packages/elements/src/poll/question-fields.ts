import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { leastOptions, methodOf } from '@cocarde/client/poll-fields.ts';
import type { TypedPoll, TypedQuestion } from '@cocarde/client/poll-fields.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Method } from '@cocarde/contract/rounds.ts';
import type { Inputs } from '../internal/inputs.ts';

/** The types keep the numbers equal to the limits without shipping their table. */
const MOST_OPTIONS: typeof LIMITS.options = 20;

/** The usual ones first. */
const METHODS: readonly Method['type'][] = ['one', 'several', 'ranked', 'stars', 'score', 'dots', 'approval', 'up', 'up_down', 'pairwise'];

/** What is done to a question beside typing; options by their place. */
export interface QuestionActs {
  addOption(): void;
  /** To another place, or with none out of the question. */
  moveOption(from: number, to: number | undefined): void;
  moveQuestion(to: number | undefined): void;
}

/** A button with a sign, and what it does for who does not see that. */
const act = (id: string, sign: string, label: string, off: boolean, press: () => void): TemplateResult =>
  html`<button class="btn quiet act" type="button" id=${id} aria-disabled=${off ? 'true' : nothing} @click=${() => off || press()}><span aria-hidden="true">${sign}</span><span class="sr">${label}</span></button>`;

/** The fields of one question. */
export function questionFields(typed: TypedPoll, at: number, fields: Inputs, acts: QuestionActs, t: Translator): TemplateResult {
  const question = typed.questions[at]!;
  const { key } = question;
  const n = at + 1;
  const method = methodOf(typed, question);
  const several = typed.questions.length > 1;
  return html`<fieldset class="question" id=${key}>
    <legend>${t('ask.question', { n })}</legend>
    ${several
      ? html`<div class="acts">
          ${act(`${key}-up`, '↑', t('ask.questionUp', { n }), !at, () => acts.moveQuestion(at - 1))}
          ${act(`${key}-down`, '↓', t('ask.questionDown', { n }), n === typed.questions.length, () => acts.moveQuestion(at + 1))}
          ${act(`${key}-out`, '×', t('ask.questionOut', { n }), false, () => acts.moveQuestion(undefined))}
        </div>`
      : nothing}
    ${fields.field(`${key}-text`, t('ask.text'))}
    ${fields.choice(`${key}-method`, t('ask.method'), METHODS.map((each) => [each, t(`ask.${each}`)]), t(`ask.${method}.for`))}
    <details>
      <summary>${t('ask.compare')}</summary>
      <dl>${METHODS.map((each) => html`<dt>${t(`ask.${each}`)}</dt><dd>${t(`ask.${each}.for`)}</dd>`)}</dl>
    </details>
    ${limits(method, key, fields, t)}
    ${options(typed, question, fields, acts, t)}
    ${method === 'approval' ? nothing : fields.field(`${key}-passes`, t('ask.passes'), 'number', t('ask.passes.hint'))}
    ${fields.tick(`${key}-optional`, t('ask.optional'))}
  </fieldset>`;
}

/** What a method leaves open. */
function limits(method: Method['type'], key: string, fields: Inputs, t: Translator): TemplateResult | typeof nothing {
  const number = (name: string, hint = '') => fields.field(`${key}-${name}`, t(`ask.${name}` as Key), 'whole', hint);
  const choice = (name: 'cost' | 'count', values: readonly string[]) => fields.choice(`${key}-${name}`, t(`ask.${name}`), values.map((value) => [value, t(`ask.${name}.${value}` as Key)]));
  switch (method) {
    case 'several': return html`<div class="pair">${number('min')}${number('max', t('ask.max.hint'))}</div>`;
    case 'score': return html`<div class="pair">${fields.field(`${key}-least`, t('ask.least'), 'number')}${fields.field(`${key}-most`, t('ask.most'), 'number')}</div>`;
    case 'dots': return html`<div class="pair">${number('budget')}${number('perOption', t('ask.perOption.hint'))}</div>${choice('cost', ['linear', 'quadratic'])}`;
    case 'ranked': return html`${choice('count', ['runoff', 'borda'])}${number('ranks', t('ask.ranks.hint'))}`;
    case 'approval': return number('ceiling');
    default: return nothing;
  }
}

function options(typed: TypedPoll, { key, options }: TypedQuestion, fields: Inputs, acts: QuestionActs, t: Translator): TemplateResult {
  const method = typed.fields[`${key}-method`]!;
  const full = options.length >= MOST_OPTIONS;
  const field = (name: string, label: string, look: string, numeric: boolean) => html`<input class="field ${look}" id=${name} type="text" inputmode=${numeric ? 'numeric' : nothing} dir="auto" autocomplete="off"
    placeholder=${label} aria-label=${label} aria-invalid=${fields.invalid(name)} aria-describedby=${fields.describedBy(name)} .value=${fields.typed[name] ?? ''} @input=${fields.typing(name)} />`;
  /** Whoever types the choices one after the other need not leave the keys. */
  const next = (at: number) => (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (event.key !== 'Enter' || event.isComposing || target.localName !== 'input') return;
    event.preventDefault();
    const after = options[at + 1];
    if (after) (target.getRootNode() as ShadowRoot).getElementById(`${after}-text`)?.focus();
    else if (!full) acts.addOption();
  };
  return html`<fieldset>
    <legend>${t('ask.options')}</legend>
    <ol role="list">
      ${options.map((option, i) => {
        const n = i + 1;
        return html`<li @keydown=${next(i)}>
          <span class="option">
            ${field(`${option}-text`, t('ask.option', { n }), 'text', false)}
            ${method === 'approval' ? field(`${option}-cost`, t('ask.optionCost', { n }), 'number', true) : nothing}
            <span class="acts">
              ${act(`${option}-up`, '↑', t('ask.optionUp', { n }), !i, () => acts.moveOption(i, i - 1))}
              ${act(`${option}-down`, '↓', t('ask.optionDown', { n }), n === options.length, () => acts.moveOption(i, i + 1))}
              ${act(`${option}-out`, '×', t('ask.optionOut', { n }), options.length <= leastOptions(method), () => acts.moveOption(i, undefined))}
            </span>
          </span>
          ${fields.about(`${option}-text`)}${method === 'approval' ? fields.about(`${option}-cost`) : nothing}
        </li>`;
      })}
    </ol>
    <button class="link" type="button" id="${key}-add" aria-disabled=${full ? 'true' : nothing} @click=${() => full || acts.addOption()}>${t('ask.addOption')}</button>
  </fieldset>`;
}
