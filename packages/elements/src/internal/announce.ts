const KEY = Symbol.for('cocarde.live');
type WithRegion = { [KEY]?: HTMLElement };

/**
 * The page's one polite live region. It stands before it is filled (a region that arrives with its text
 * is not read), so elements call this when they connect. `Symbol.for`: a script copy and an npm copy share it.
 */
export function liveRegion(): HTMLElement {
  const page = globalThis as WithRegion;
  const region = (page[KEY] ??= document.createElement('div'));
  if (!region.isConnected) {
    region.role = 'status';
    // Not an attribute: a strict style policy refuses those.
    Object.assign(region.style, { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
    document.body.appendChild(region);
  }
  return region;
}

/** Says one sentence about the member's own action. */
export function announce(text: string, lang: string): void {
  const region = liveRegion();
  region.lang = lang;
  const line = document.createElement('p');
  line.textContent = text;
  // A new node, so that the same sentence twice is read twice.
  region.replaceChildren(line);
}
