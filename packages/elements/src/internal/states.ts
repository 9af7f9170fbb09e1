import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PartState } from '@cocarde/client/parts.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { rosette } from './rosette.ts';

/** What a visitor is told where there is nothing to list, with what to do about it. */
export function notice(title: string, text?: string, action?: TemplateResult): TemplateResult {
  return html`<div class="state">${rosette}<b>${title}</b><span>${text}</span>${action}</div>`;
}

export interface View<T> {
  /** Above states in which the content, which has the title, is not there. */
  head?(t: Translator): TemplateResult;
  /** Undefined until its words are there. */
  t: Translator | undefined;
  /** Undefined when the element's own attributes are wrong. */
  state: PartState<T> | undefined;
  retry(): void;
  /** Shapes of class `bone` where the content will stand, so that nothing shifts when it comes. */
  bones: unknown;
  ready(data: T, t: Translator): unknown;
}

/** The title of a card. */
export const titled = (title: Key) => (t: Translator): TemplateResult => html`<div class="head"><h2>${t(title)}</h2></div>`;

/** The content when there is some, even stale; else the state in its place. */
export function view<T>({ head, t, state, retry, bones, ready }: View<T>): TemplateResult {
  const { status, data, error } = state ?? { status: 'inert' };
  if (t) {
    if (status === 'inert' || status === 'signed-out') return html`${head?.(t)}${notice(t(status))}`;
    const again = (look: string) => html`<button class=${look} @click=${retry}>${t('retry')}</button>`;
    if (data !== undefined) return html`${status === 'error' ? html`<p class="stale">${t('stale')} ${again('link')}</p>` : nothing}${ready(data, t)}`;
    if (status === 'error') return html`${head?.(t)}${notice(t('failed'), t.problem(error), again('btn quiet'))}`;
  }
  return html`<div aria-busy="true"><span class="sr">${t?.('loading')}</span><div aria-hidden="true">${bones}</div></div>`;
}
