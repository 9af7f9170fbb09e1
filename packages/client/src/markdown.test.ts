import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, type Block, type Inline, type List } from './markdown.ts';

interface Vector {
  title: string;
  text: string;
  tree: Block[];
}

const vectors: Vector[] = JSON.parse(await readFile(new URL('markdown.vectors.json', import.meta.url), 'utf8'));

/** What markup is made of, and what stands around it. */
const SIGNS = ['*', '**', '***', '_', '__', '`', '``', '```', '[', ']', '](', '](https://a.example)', ')', '(', '>', '> ', '- ', '1. ', '  - ', '\n', '\n\n', ' ', '\\', '!', '<', '@', 'https://', 'https://b.example/x', 'mailto:c@d.example', 'javascript:', 'été', 'mot', '\t', '\u202E', '\u00A0'];

/** Of a length, of signs alone. */
const marked = (length: number) => fc.array(fc.constantFrom(...SIGNS), { minLength: length, maxLength: length }).map((signs) => signs.join('').slice(0, length));
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 5_000, size: 'max' }), marked(300));

/** The same sign again and again, alone or with something between. */
const RUNS = ['*', '**a', 'a**', '* ', '*a_', '_', '`', '`a', '[', '[a', '[](', '[a](', '[a](https://', '](https://a.example)', '[a](https://a.example', '](https://a](', 'https://', 'https://a', 'https://a.', 'https://a.example/((', 'https://a@', '>', '> ', '>\n', '- ', '- \n', '  - a\n', '1. a\n', '```\n', '````a\n', '\n', ' ', 'a ', '\\', '<', '(', ')', ' *a* [b'];
const repeated = (run: string, length: number) => run.repeat(Math.ceil(length / run.length)).slice(0, length);
/** Runs of ticks of every length, none of them twice. */
const TICKS = Array.from({ length: 98 }, (_, i) => '`'.repeat(i + 1)).join(' ');

const inside = (list: Inline[], found: (node: Exclude<Inline, string>) => void): void => {
  for (const node of list) {
    if (typeof node === 'string') continue;
    found(node);
    if ('children' in node) inside(node.children, found);
  }
};

const inBlocks = (blocks: Block[], found: (list: Inline[]) => void): void => {
  const inList = ({ items }: List) => {
    for (const { children, lists = [] } of items) {
      found(children);
      lists.forEach(inList);
    }
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') found(block.children);
    else if (block.type === 'quote') inBlocks(block.children, found);
    else if (block.type === 'list') inList(block);
  }
};

function hrefs(text: string): string[] {
  const all: string[] = [];
  inBlocks(parse(text), (list) => inside(list, (node) => node.type === 'link' && all.push(node.href)));
  return all;
}

/** All that was written, in its order. */
function written(blocks: Block[]): string {
  const words = (list: Inline[]): string => list.map((node) => {
    if (typeof node === 'string') return node;
    if (node.type === 'code') return node.text;
    return words(node.children) + (node.type === 'link' && node.children[0] !== node.href ? node.href : '');
  }).join('');
  const list = ({ items }: List): string => items.map(({ children, lists = [] }) => words(children) + lists.map(list).join('')).join('');
  return blocks.map((block) => {
    if (block.type === 'code') return (block.language ?? '') + block.text;
    if (block.type === 'list') return list(block);
    return block.type === 'quote' ? written(block.children) : words(block.children);
  }).join('');
}

const depth = (value: unknown): number => (typeof value === 'object' && value ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0);

/** Characters that regular expressions went over while something was read, those of each attempt. */
function gone(read: () => void): number {
  const { exec } = RegExp.prototype;
  let all = 0;
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    // One that holds at one place looks no further; `split` asks at each.
    all += 1 + (found ? found.index + found[0].length - from : this.sticky ? 0 : String(text).length - from);
    return found;
  };
  try {
    read();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return all;
}

describe('markdown', () => {
  describe('reads', () => {
    for (const { title, text, tree } of vectors) it(title, () => expect(parse(text)).toEqual(tree));
  });

  it('takes any text', () => {
    fc.assert(fc.property(anything, (text) => void parse(text)), { numRuns: 500 });
  });

  it('makes a plain tree, which JSON brings back', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tree = parse(text);
        expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
      }),
    );
  });

  it('keeps text without markup as it is, with all its lines', () => {
    const line = fc.array(fc.constantFrom('Été', 'à', 'l’idée', '5 * 3', 'a_b', '(voir)', '100 %', '«', '»', ':', '😀', 'C:\\x', 'a@b.example', '<b>', '&amp;', '2*3'), { minLength: 1 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant(''))), (lines) => {
        const text = lines.join('\n').replace(/^\n+|\n+$/g, '');
        const tree = parse(text);
        expect(tree.every(({ type }) => type === 'paragraph')).toBe(true);
        expect(tree.map((block) => ('children' in block ? block.children.join('') : '')).join('\n\n')).toBe(text);
      }),
    );
  });

  it('keeps every letter of any text, in its order', () => {
    const letters = (text: string) => text.replace(/\P{L}/gu, '');
    fc.assert(
      fc.property(marked(200), (text) => {
        // Of a link to the address that it is, the tree has one copy.
        fc.pre(!/\[(https?:[^\]]*)\]\(\1\)/.test(text));
        expect(letters(written(parse(text)))).toBe(letters(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps the depth of its trees, whatever stands in what', () => {
    // An array and its node each: three quotes, a list, an item, a second list and its item, five kinds of markup in each other.
    fc.assert(fc.property(marked(400), (text) => void expect(depth(parse(text))).toBeLessThan(32)), { numRuns: 300 });
    for (const run of RUNS) expect(depth(parse(repeated(run, 5_000))), run).toBeLessThan(32);
  });

  it('links to http, https and mailto only, never behind a name before an @', () => {
    fc.assert(
      fc.property(marked(200), (text) => {
        for (const href of hrefs(text)) {
          expect(href).toMatch(/^(?:https?:\/\/[^@/]+(?:\/|$)|mailto:)/);
          const { protocol, username } = new URL(href);
          expect(['http:', 'https:', 'mailto:']).toContain(protocol);
          expect(username).toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not link where characters reorder or hide others', () => {
    for (const hidden of ['\u202E', '\u2066', '\u200B', '\u0000', '\u001F', '\u200F', '\uFEFF']) {
      expect(hrefs(`[a${hidden}b](https://a.example) https://b.example`), JSON.stringify(hidden)).toEqual([]);
      expect(hrefs(`https://a.example/${hidden}x`), JSON.stringify(hidden)).toEqual([]);
    }
    expect(hrefs('👩‍💻 https://a.example')).toEqual(['https://a.example']);
  });

  describe('in time that grows with the text alone', () => {
    const work = (text: string) => gone(() => parse(text)) / text.length;

    for (const run of [...RUNS, TICKS]) {
      it(`for ${JSON.stringify(run.slice(0, 30))} again and again`, () => {
        const [short, long] = [work(repeated(run, 5_000)), work(repeated(run, 20_000))];
        expect(long).toBeLessThan(short * 1.2 + 1);
        expect(long).toBeLessThan(25);
        const from = performance.now();
        parse(repeated(run, 200_000));
        console.log(`${JSON.stringify(run.slice(0, 30)).padEnd(34)} ${long.toFixed(1)} characters for each, ${(performance.now() - from).toFixed(0)} ms for 200,000`);
      });
    }

    it('for all of it together', () => {
      fc.assert(fc.property(marked(5_000), (text) => void expect(work(text)).toBeLessThan(25)), { numRuns: 20 });
    });
  });
});
