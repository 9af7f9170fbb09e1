const KEY = Symbol.for('cocarde.live');
type WithRegion = { [KEY]?: HTMLElement };

/** Milliseconds in which a screen reader notices a region: one that arrives with its text is not read. */
const NOTICED = 150;

/** The page's one polite live region. `Symbol.for`: a script copy and an npm copy of this code share it. */
export function liveRegion(): HTMLElement {
  const page = globalThis as WithRegion;
  const region = (page[KEY] ??= document.createElement('div'));
  if (!region.isConnected) {
    region.role = 'status';
    // Not an attribute: a strict style policy refuses those. Letter for letter as `.sr` in the styles, which compresses to next to nothing.
    region.style.cssText = 'position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
    document.body.appendChild(region);
  }
  return region;
}

/** Says one sentence about the member's own action. */
export function announce(text: string, lang: string): void {
  const region = liveRegion();
  // A new node, so that the same sentence twice is read twice.
  const line = document.createElement('p');
  line.lang = lang;
  line.textContent = text;
  region.replaceChildren();
  setTimeout(() => region.replaceChildren(line), NOTICED);
}
