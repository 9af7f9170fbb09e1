import { entriesOf } from './entries.ts';
import { page } from './page.ts';

const TAGS = { idea: 'ideas', question: 'qa' } as const;
type Kind = keyof typeof TAGS;

const key = (kind: Kind, board: string): string => `cocarde.at:${page().settings.community}:${kind}:${board}`;

const standing = (kind: Kind): (string | null)[] =>
  [...document.querySelectorAll<HTMLElement>(`cocarde-${TAGS[kind]},[data-cocarde=${TAGS[kind]}]`)].map((element) => element.getAttribute('board') ?? element.dataset.board ?? null);

/**
 * Remembers in this browser which boards stand on this page, so that messages about them lead here from other pages of the
 * intranet. Not inside a frame: its address is none that a visitor opens.
 */
export function rememberPlaces(): void {
  if (window.parent !== window) return;
  for (const kind of Object.keys(TAGS) as Kind[]) {
    for (const board of standing(kind)) {
      try {
        if (board) localStorage.setItem(key(kind, board), location.href.split('#')[0]!);
      } catch {
        // A browser that keeps nothing: messages lead to where the page says that boards are.
      }
    }
  }
}

/**
 * Address of a page with this board: this one, what the page says (`campagnes=/idees, rse=https://…`), or where it was seen last.
 * Undefined where nobody knows.
 */
export function placeOf(kind: Kind, board: string, told = ''): string | undefined {
  if (standing(kind).includes(board)) return location.href;
  const given = entriesOf(told).map((entry) => /^(?:(idea|question):)?([^=]+)=(.+)$/.exec(entry)).find((found) => found && found[2] === board && (!found[1] || found[1] === kind))?.[3];
  return given === undefined ? remembered(kind, board) : web(given);
}

function remembered(kind: Kind, board: string): string | undefined {
  try {
    return web(localStorage.getItem(key(kind, board)) ?? undefined);
  } catch {
    return undefined;
  }
}

/** An address that leads to a page, whatever was written. */
function web(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, location.href)) return undefined;
  const { protocol, href } = new URL(address, location.href);
  return /^https?:$/.test(protocol) ? href : undefined;
}
