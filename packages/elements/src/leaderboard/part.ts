import { loadWords } from '@cocarde/client/i18n.ts';
import type { Group, Translator } from '@cocarde/client/i18n.ts';
import type { LeaderboardRef } from '@cocarde/contract/leaderboard.ts';
import { dayName } from '../periods/day-span.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/leaderboard-part.ts'),
  fr: () => import('@cocarde/client/lang/fr/leaderboard-part.ts'),
};

/** What is compared on a board of a part, and since when. Few pages have one: it comes when one is there. */
export function partNotes({ measure, fewest, since }: LeaderboardRef, listed: boolean, t: Translator): (string | null | false)[] {
  void loadWords(t.lang, WORDS);
  return [
    !!measure && !listed && t('leaderboard.teamless'),
    measure && t(`leaderboard.${measure}`),
    !!fewest && t('leaderboard.fewest', { n: fewest }),
    since && t('leaderboard.since', { day: dayName(since, t) }),
  ];
}
