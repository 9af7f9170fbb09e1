/** The language tag that holds where an element stands: nearest `lang`, out through shadow hosts; else what the browser prefers. */
export function languageOf(element: Element): string {
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    const tag = at.closest('[lang]')?.getAttribute('lang');
    if (tag) return tag;
  }
  return navigator.language;
}
