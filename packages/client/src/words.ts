import type { Words } from '@cocarde/contract/members.ts';

/** What the community wrote: the exact tag, its language, English, whatever there is. */
export function words(given: Words, tag: string): string {
  return given[tag] ?? given[tag.slice(0, 2).toLowerCase()] ?? given.en ?? Object.values(given)[0] ?? '';
}
