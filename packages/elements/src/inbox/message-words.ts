import type { Message } from '@cocarde/contract/inbox.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';

/** A name inside a sentence, whatever the direction of its letters. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** What a message says, in a sentence. */
export function headline({ kind, count, badge, points, moderation, status, merged }: Message, t: Translator): string {
  switch (kind) {
    case 'badge': case 'revoked': return t(`inbox.${kind}`, { name: isolated(badge ? words(badge.name, t.tag) : '—') });
    case 'points': return t(points?.decision === 'refused' ? 'inbox.points.refused' : 'inbox.points.released', { n: count, rule: isolated(points ? words(points.rule, t.tag) : '—') });
    case 'moderation': return t(`inbox.moderation.${moderation ?? 'published'}`);
    case 'status': return t('inbox.status', { status: isolated(status?.stage ? words(status.stage, t.tag) : t(`inbox.status.${status?.status ?? 'new'}`)) });
    case 'merge': return t('inbox.merge', { title: isolated(merged ?? '—') });
    default: return t(`inbox.${kind}` as Key, { n: count });
  }
}

/** Whose doing it was, as far as they are named; of those who support, thank or welcome also how many others. */
export function doers({ kind, people, count }: Message, t: Translator): string {
  const names = people.map(({ name }) => isolated(name));
  const others = kind === 'support' || kind === 'thanks' || kind === 'welcome' ? count - names.length : 0;
  if (!names.length) return '';
  return new Intl.ListFormat(t.lang, { type: 'conjunction' }).format(others > 0 ? [...names, t('inbox.others', { n: others })] : names);
}
