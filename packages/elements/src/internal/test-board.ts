import { liveRegion } from './announce.ts';
import { all, find, textOf, until } from './test-page.ts';
import type { Answer, Asked } from './test-page.ts';

export const LONG = 'W'.repeat(160);

/** Answers only what begins so, `PUT votes/`. */
export const on = (start: string, answer: Answer): Answer => (asked: Asked) => (`${asked.method} ${asked.path}`.startsWith(start) ? answer(asked) : undefined);

/** The post that says so. */
export const row = (host: Element, words: string): HTMLElement => all(host, 'li').find((item) => item.textContent!.includes(words))!;

export const titles = (host: Element): string[] => all(host, '.title').map(textOf);

export const focused = (host: Element): Element | null => host.shadowRoot!.activeElement;

export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Once the live region says just that; what an earlier test had said may still be on its way. */
export const announces = (words: string): Promise<true> => until(() => textOf(liveRegion()) === words);

/** Opens the form of a new post and types its title. */
export async function written(host: Element, title: string): Promise<{ form: HTMLElement; field: HTMLInputElement; send: HTMLButtonElement }> {
  (await find(host, '.write')).click();
  const form = await find(host, 'cocarde-form');
  const field = await find<HTMLInputElement>(form, '#title');
  type(field, title);
  return { form, field, send: await find<HTMLButtonElement>(form, '.btn') };
}
