/**
 * The part of Markdown that posts are written in, as a plain tree: whoever renders it decides what a link or a list is, and
 * nothing in it is HTML. Takes any text, in time proportional to its length; what is no markup stays text, with every character.
 * What there is and why: docs/guide/write.md, docs/decisions/2026-11-28-markdown.md.
 */
export type Inline = string | { type: 'emphasis' | 'strong'; children: Inline[] } | { type: 'link'; href: string; children: Inline[] } | { type: 'code'; text: string };

export interface Item {
  children: Inline[];
  /** Lists of the second level. */
  lists?: List[];
}

export interface List {
  type: 'list';
  /** The first number; absent where the list has none. */
  start?: number;
  items: Item[];
}

/** In text, line feeds are ends of lines as they were typed. A paragraph begins with those of all empty lines before it but one. */
export type Block = { type: 'paragraph'; children: Inline[] } | List | { type: 'quote'; children: Block[] } | { type: 'code'; language?: string; text: string };

/** Quotes in quotes; deeper ones keep their signs. */
const QUOTES = 3;

const FENCE = /^(`{3,}) *([\w+#.-]*)$/;
const ITEM = /^(\s*)(?:[-*+•]|(\d{1,3})[.)])\s+(\S.*)$/su;

// Everywhere below, an alternative begins with a character that no other begins with, and a repeated class ends where what follows
// it begins: there is nothing to go back to, however hostile the text. The test has each expression judged.

/** What no address holds: white space, brackets and quotes of all kinds, what nobody sees. */
const NEVER = String.raw`\s()<>[\]{}|\\^"«»“”\u0060\p{C}`;
/** One pair of brackets inside is usual in addresses of encyclopedias. No `@` before the path: what stands before it looks like the host. */
const WEB = String.raw`https?:\/\/[\p{L}\p{N}][^@/?#${NEVER}]*(?:[/?#](?:[^${NEVER}]|\([^${NEVER}]*\))*)?`;

/** Code, stars and underscores, both ends of a link, a bare address without the punctuation after it. */
const MARK = new RegExp(String.raw`(\u0060+)|(\*+|_+)|(\[)|\]\((${WEB}|mailto:[^${NEVER}]+)\)|(\])|(${WEB}(?<![.,;:!?'’*_~…]))`, 'giu');

/** Characters that reorder or hide others: a link among them could show another address than its own. */
const DECEPTIVE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const TICKS = /`+/g;
const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}\p{Cs}]/u;

export const parse = (text: string): Block[] => blocks(text.split(/\r\n?|\n/), QUOTES);

function blocks(lines: string[], quotes: number): Block[] {
  const found: Block[] = [];
  /** Open until something else begins. */
  let list: List | undefined;
  let paragraph = false;
  let empty = 0;
  let text: string[] = [];
  let into: Inline[] = [];

  const begin = (children: Inline[], line: string[]) => {
    for (const each of inline(text.join('\n'))) into.push(each);
    into = children;
    text = line;
    empty = 0;
  };
  const add = (block: Block) => {
    list = undefined;
    paragraph = false;
    found.push(block);
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const words = line.trim();
    const fence = FENCE.exec(words);
    const item = ITEM.exec(line);
    if (fence) {
      const [, ticks = '', language] = fence;
      const first = i + 1;
      while (++i < lines.length && !(lines[i]!.trim().startsWith(ticks) && /^`+$/.test(lines[i]!.trim())));
      begin([], []);
      add({ type: 'code', ...(language && { language }), text: lines.slice(first, i).join('\n') });
    } else if (quotes && words.startsWith('>')) {
      const inner = [];
      for (; lines[i]?.trim().startsWith('>'); i++) inner.push(lines[i]!.replace(/^\s*> ?/, ''));
      i--;
      begin([], []);
      add({ type: 'quote', children: blocks(inner, quotes - 1) });
    } else if (item && !(paragraph && item[2] && +item[2] !== 1)) {
      const [, indent = '', number, first = ''] = item;
      const next: Item = { children: [] };
      const more = (last: List | undefined, add: (made: List) => void): List => {
        if (last && (last.start === undefined) === !number) return last;
        const made: List = { type: 'list', ...(number && { start: +number }), items: [] };
        add(made);
        return made;
      };
      begin(next.children, [first]);
      if (list && /\s\s|\t/.test(indent)) {
        const lists = (list.items.at(-1)!.lists ??= []);
        more(lists.at(-1), (made) => lists.push(made)).items.push(next);
      } else {
        const all = more(list, add);
        all.items.push(next);
        list = all;
      }
      paragraph = false;
    } else if (!words) {
      paragraph = false;
      empty++;
    } else if (paragraph || (list && SPACE.test(line[0]!))) {
      if (empty) text.push('');
      text.push(list ? words : line);
      empty = 0;
    } else {
      const children: Inline[] = [];
      begin(children, [...Array<string>(found.at(-1)?.type === 'paragraph' ? empty - 1 : 0).fill(''), line]);
      add({ type: 'paragraph', children });
      paragraph = true;
    }
  }
  begin([], []);
  return found;
}

type Node = Exclude<Inline, string>;

/** Text, a node with all that is in it, the first end of one, or null for the other end. */
type Piece = string | Node | [Node & { children: Inline[] }] | null;

function inline(text: string): Inline[] {
  const pieces: Piece[] = [];
  /** Where something could begin, the innermost last: one of a kind, so that no text makes it long or a tree deep. */
  let open: { mark: string; piece: number; end: number }[] = [];
  const links = !DECEPTIVE.test(text);
  const lastTicks = new Map<number, number>();
  for (const { 0: ticks, index } of text.matchAll(TICKS)) lastTicks.set(ticks.length, index);

  const forget = (mark: string) => (open = open.filter((each) => each.mark !== mark));
  const start = (mark: string, end: number) => {
    forget(mark);
    open.push({ mark, piece: pieces.push(mark) - 1, end });
  };
  const close = (at: number, node: Node & { children: Inline[] }) => {
    pieces[open[at]!.piece] = [node];
    pieces.push(null);
    open.length = at;
  };

  let done = 0;
  MARK.lastIndex = 0;
  for (let mark; (mark = MARK.exec(text)); ) {
    const [all, ticks, run, opening, href, closing] = mark;
    const { index } = mark;
    let end = MARK.lastIndex;
    pieces.push(text.slice(done, index));
    if (ticks) {
      if (lastTicks.get(ticks.length)! > index) {
        TICKS.lastIndex = end;
        let other;
        while ((other = TICKS.exec(text)![0]) !== ticks);
        const code = text.slice(end, TICKS.lastIndex - other.length).replaceAll('\n', ' ');
        pieces.push({ type: 'code', text: code.startsWith(' ') && code.endsWith(' ') && code.trim() ? code.slice(1, -1) : code });
        MARK.lastIndex = end = TICKS.lastIndex;
        TICKS.lastIndex = 0;
      } else pieces.push(all);
    } else if (run) {
      let left = run.length;
      const [opens, closes] = sides(text[index - 1] ?? ' ', text[end] ?? ' ', run);
      for (let i = open.length; closes && i--; ) {
        const { mark = '' } = open[i] ?? {};
        if (mark[0] !== run[0] || mark.length > left) continue;
        close(i, { type: mark[1] ? 'strong' : 'emphasis', children: [] });
        left -= mark.length;
      }
      if (opens && left > 1) start(run.slice(0, 2), end);
      if (opens && left % 2) start(run[0]!, end);
      if (!opens) pieces.push(run.slice(0, left));
    } else if (opening) start(opening, end);
    else if (closing) {
      forget('[');
      pieces.push(all);
    } else {
      const from = open.findIndex(({ mark }) => mark === '[');
      if (!href && from >= 0 && text.startsWith(`](${all})`, end)) pieces.push(all);
      else {
        // A link without words would not be seen. A bare address that goes on with `@` would look like one of the host before it.
        const link = links && URL.canParse(href ?? all) && (href ? text.slice(open[from]?.end ?? index, index).trim() : text[end] !== '@');
        if (link && href) close(from, { type: 'link', href, children: [] });
        else {
          // Nor are words that are an address a link to another one.
          forget('[');
          pieces.push(link ? { type: 'link', href: all, children: [all] } : all);
        }
      }
    }
    done = end;
  }
  pieces.push(text.slice(done));
  return nested(pieces);
}

/** Whether a run of stars or underscores may begin and may end something. As CommonMark has it, but a single star inside a word is text too. */
function sides(before: string, after: string, run: string): [opens: boolean, closes: boolean] {
  const [space, spaceAfter] = [SPACE.test(before), SPACE.test(after)];
  const [sign, signAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const left = run.length < 4 && !spaceAfter && (!signAfter || space || sign);
  const right = run.length < 4 && !space && (!sign || spaceAfter || signAfter);
  const inWords = run === '**';
  return [left && (inWords || !right || sign), right && (inWords || !left || signAfter)];
}

function nested(pieces: Piece[]): Inline[] {
  const path: Inline[][] = [[]];
  for (const piece of pieces) {
    const children = path.at(-1)!;
    if (piece === null) path.pop();
    else if (Array.isArray(piece)) {
      children.push(piece[0]);
      path.push(piece[0].children);
    } else if (piece) {
      if (typeof piece === 'string' && typeof children.at(-1) === 'string') children.push(children.pop() + piece);
      else children.push(piece);
    }
  }
  return path[0]!;
}
