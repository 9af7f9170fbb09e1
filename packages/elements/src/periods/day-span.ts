import type { Translator } from '@cocarde/client/i18n.ts';

/** A calendar day is the same wherever the reader is: noon of theirs stands for it. */
export const dayName = (day: string, t: Translator): string => t.date(Date.parse(`${day}T12:00`));

/** `14 sept. 2026 – 20 sept. 2026`, or the one day. */
export const daySpan = (from: string, to: string, t: Translator): string => [...new Set([from, to])].map((day) => dayName(day, t)).join(' – ');
