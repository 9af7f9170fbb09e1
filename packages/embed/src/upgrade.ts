import { markOf, NAMES, tagOf } from './names.ts';

/** What every element understands beside its own attributes. */
const SHARED = ['theme', 'lang', 'dir', 'id', 'class'];

/**
 * Puts elements in the place of their marks as soon as they are defined. Only attributes that the element knows go along:
 * an editor that lets authors write any `data-…` must not thereby let them write `onclick`.
 */
export function upgradeMarks(): void {
  for (const name of NAMES) {
    const { observedAttributes } = (customElements.get(tagOf(name)) ?? {}) as { observedAttributes?: string[] };
    if (!observedAttributes) continue;
    for (const mark of document.querySelectorAll(markOf(name))) {
      const element = document.createElement(tagOf(name));
      for (const { name, value } of mark.attributes) {
        const own = name.replace('data-', '');
        if ([...observedAttributes, ...SHARED].includes(own)) element.setAttribute(own, value);
      }
      for (const child of [...mark.children]) if (child.slot) element.appendChild(child);
      mark.replaceWith(element);
    }
  }
}
