const warned = new WeakSet<Element>();

/** Loaded when there is something to tell. Tells the page's author, once an element, what to mend. Visitors read the element's own calm words. */
export function warnOnce(element: Element, what: string): void {
  if (warned.has(element)) return;
  warned.add(element);
  console.warn(`<${element.localName}> ${what}`);
}
