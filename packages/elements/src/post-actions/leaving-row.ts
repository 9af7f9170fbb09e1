import type { LitElement } from 'lit';

/** The element in whose shadow this one is. */
const around = (element: Element) => (element.getRootNode() as ShadowRoot).host as LitElement | undefined;

/**
 * For a contribution that is about to leave the list in which its menu is open: leads the reader, once it has left, to what stands in
 * its place then, or to the search where the list is empty.
 */
export function leavingRow(menu: Element): () => Promise<void> {
  const thread = around(menu);
  const list = thread && around(thread);
  const titles = () => [...(list?.renderRoot.querySelectorAll<HTMLElement>('.title') ?? [])];
  const place = titles().indexOf(thread?.closest('li')?.querySelector<HTMLElement>('.title') as HTMLElement);
  return async () => {
    await list?.updateComplete;
    const left = titles();
    (left[Math.min(place, left.length - 1)] ?? list?.renderRoot.querySelector<HTMLElement>('.search'))?.focus();
  };
}
