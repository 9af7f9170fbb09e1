import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { ModerationPatch, ModerationSettings } from '@cocarde/contract/moderation.ts';
import type { Words } from '@cocarde/contract/members.ts';

/** In which reasons are written. */
export const LANGUAGES = ['fr', 'en'] as const;

/** The settings as fields hold them: words one a line. */
export interface Typed {
  hideAfter: string;
  words: string;
  reasons: Words[];
}

export interface Refusal {
  field: keyof Typed;
  why: 'number' | 'long' | 'many';
  /** From 1 on. */
  line?: number;
  most?: number;
}

/** The types keep the numbers equal to the limits without shipping their table. */
const MOST_WORDS: typeof LIMITS.listedWords = 200;
const LONGEST_REASON: typeof LIMITS.cannedReason = 200;
const MOST = { reports: 100, word: 60, reasons: 20 };

export function typedFrom({ hideAfter, words, reasons }: ModerationSettings): Typed {
  return { hideAfter: String(hideAfter), words: words.join('\n'), reasons };
}

function settingsFrom({ hideAfter, words, reasons }: Typed): Required<ModerationPatch> {
  const given = (reason: Words): Words => Object.fromEntries(Object.entries(reason).map(([lang, text]) => [lang, text.trim().replace(/\s+/g, ' ')]).filter(([, text]) => text));
  return {
    hideAfter: /^\s*\d+\s*$/.test(hideAfter) ? Number(hideAfter) : NaN,
    words: [...new Set(words.split('\n').map((word) => word.trim()).filter(Boolean))],
    reasons: reasons.map(given).filter((reason) => Object.keys(reason).length),
  };
}

/** What differs from what stood there before: somebody else's change of the rest is left alone. */
export function changesOf(before: ModerationSettings, typed: Typed): ModerationPatch {
  const was = settingsFrom(typedFrom(before));
  return Object.fromEntries(Object.entries(settingsFrom(typed)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field as keyof Typed])));
}

/** Why changes would be refused; undefined when they would not. */
export function refusalOf({ hideAfter, words = [], reasons = [] }: ModerationPatch): Refusal | undefined {
  if (hideAfter !== undefined && !(hideAfter <= MOST.reports)) return { field: 'hideAfter', why: 'number' };
  const line = words.findIndex(({ length }) => length > MOST.word);
  if (line >= 0) return { field: 'words', why: 'long', line: line + 1, most: MOST.word };
  if (words.length > MOST_WORDS) return { field: 'words', why: 'many', most: MOST_WORDS };
  const row = reasons.findIndex((reason) => Object.values(reason).some(({ length }) => length > LONGEST_REASON));
  if (row >= 0) return { field: 'reasons', why: 'long', line: row + 1, most: LONGEST_REASON };
  if (reasons.length > MOST.reasons) return { field: 'reasons', why: 'many', most: MOST.reasons };
  return undefined;
}
