import { HEIGHTS, NAMES } from './names.ts';

/** Keeps the place of elements whose code is not there yet, so that the page does not jump. */
export function reserveSpace(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(NAMES.map((name) => `cocarde-${name}:not(:defined){display:block;min-height:${HEIGHTS[name]}px}`).join(''));
  document.adoptedStyleSheets.push(sheet);
}
