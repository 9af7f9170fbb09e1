import type { Name } from './names.ts';

/** Those that few pages have, and the inbox, whose messages come with the first click anyway: files of several elements leave them out, and they come with their own where one stands. */
export const APART: readonly Name[] = ['inbox', 'pending', 'activity', 'experts', 'moderation', 'rules', 'rings', 'poll'];

export const stands = (name: Name): Element | null => document.querySelector(`cocarde-${name},[data-cocarde=${name}]`);
