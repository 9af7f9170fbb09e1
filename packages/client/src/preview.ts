/** Signs of markdown.ts where words begin or end, and what stands around the words of a link. */
const SIGNS = /(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)|\[([^[\]]+)]\(h[^)[ ]+\)/g;

/** About what a text says, for the two lines of it in a list: without reading its markup, so that a first view need not. */
export const preview = (text: string): string => text.replace(SIGNS, '$1');
