import type { Group } from '@cocarde/client/dictionary.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';

/** What it takes to make a poll, and to change one. */
export const FORM_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/poll-form.ts'),
  fr: () => import('@cocarde/client/lang/fr/poll-form.ts'),
};

const KINDS: Readonly<Record<string, string>> = { passes: 'share', opens: 'moment', closes: 'moment' };

/** Why what was typed into a field was refused: in words of the field, of others like it, or of all. */
export function sentence(field: string, code: string, t: Translator): string {
  const own = field.replace(/^\w+-/, '');
  return t(`ask.${own}.${code}` as Key) || t(`ask.${KINDS[own]}.${code}` as Key) || t(`ask.${code}` as Key) || t('ask.not_allowed');
}

/** `heure normale d’Europe centrale`, as the reader's language calls the hours of a zone. */
export function zoneName(timeZone: string, { lang }: Translator): string {
  const parts = new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}
