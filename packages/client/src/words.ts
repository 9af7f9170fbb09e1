import type { Words } from '@cocarde/contract/members.ts';

/** In which language a reader gets what the community wrote: the exact tag, its language, English, whatever there is. */
export const spokenTag = (given: Words, tag: string): string | undefined =>
  [tag, tag.slice(0, 2).toLowerCase(), 'en'].find((each) => given[each]) ?? Object.keys(given)[0];

/** What the community wrote, in that language. */
export const words = (given: Words, tag: string): string => given[spokenTag(given, tag)!] ?? '';
