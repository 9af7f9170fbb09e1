import type { CurrencyDefinition } from '@cocarde/contract/currencies.ts';
import type { LeaderboardDefinition, SeasonDefinition } from '@cocarde/contract/leaderboard.ts';
import type { ModerationPatch } from '@cocarde/contract/moderation.ts';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { addDays } from '@cocarde/worker/calendar/calendar.ts';
import type { Command } from '@cocarde/worker/command.ts';
import { loadCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { declareCurrency } from '@cocarde/worker/currencies/currencies.ts';
import { changeSettings, declareLeaderboard, declareSeason } from '@cocarde/worker/leaderboard/settings.ts';
import { changeModeration } from '@cocarde/worker/moderation/moderation.ts';
import { applyRule, saveDraft } from '@cocarde/worker/rules/rules.ts';
import { setThemes } from '@cocarde/worker/themes/themes.ts';
import { THEMES } from './experts.ts';

/** What is counted beside the points: who knows, by the judgement of those who asked. */
const EXPERTISE: CurrencyDefinition = {
  unit: { fr: 'points d’expertise', en: 'expertise points' },
  one: { fr: 'point d’expertise', en: 'expertise point' },
  levels: [
    { from: 0, name: { fr: 'À l’écoute', en: 'Listening' } },
    { from: 20, name: { fr: 'Éclairage', en: 'Insight' } },
    { from: 60, name: { fr: 'Recours', en: 'Go-to' } },
    { from: 150, name: { fr: 'Maîtrise', en: 'Mastery' } },
  ],
};

const RULES: Readonly<Record<string, RuleDefinition>> = {
  'expert-answer': { fact: 'answer_accepted', earns: 'author', currency: 'expertise', points: 10, name: { fr: 'Réponse acceptée', en: 'Accepted answer' } },
  'useful-answer': {
    fact: 'answer_supported', earns: 'author', currency: 'expertise', points: 2, perPair: { per: 'day', times: 2 },
    name: { fr: 'Réponse utile', en: 'Useful answer' },
  },
  comment: {
    fact: 'comment_written', earns: 'actor', currency: 'points', points: 1, limits: [{ per: 'day', times: 5 }], burst: { times: 2, minutes: 5 },
    name: { fr: 'Commentaire', en: 'Comment' },
  },
};

const LEADERBOARDS: Readonly<Record<string, LeaderboardDefinition>> = {
  equipes: { name: { fr: 'Équipes', en: 'Teams' }, about: { teams: 'average' }, periods: ['month'] },
  terrain: { name: { fr: 'Idées du terrain', en: 'Ideas from the shops' }, about: { tag: 'terrain' }, periods: ['month'] },
};

const MODERATION: ModerationPatch = {
  words: ['arnaque*', 'idiot*', 'stupide*'],
  reasons: [
    { fr: 'Merci de ne citer ni cliente, ni client, ni prestataire.', en: 'Please name no customer and no supplier.' },
    { fr: 'Cette idée existe déjà : votez pour elle.', en: 'This idea is there already: vote for it.' },
    { fr: 'Le ton blesse : dites-le autrement, c’est bienvenu.', en: 'The tone hurts: say it differently, and you are welcome.' },
  ],
};

/** Two seasons: one that is over, one that runs on the last day. */
const seasonsUntil = (today: string): Readonly<Record<string, SeasonDefinition>> => ({
  'avant-premiere': { name: { fr: 'Avant-première', en: 'Preview' }, from: addDays(today, -140), to: addDays(today, -71) },
  horizon: { name: { fr: 'Lancement Horizon', en: 'Horizon launch' }, from: addDays(today, -70), to: addDays(today, 30) },
});

/** What the facilitator set before anything counted. Gives back the community as it then is. */
export async function settle(command: Command, today: string): Promise<CommunityRow> {
  const reload = async () => (await loadCommunity(command.db, command.community.slug))!;
  await declareCurrency(command, 'expertise', EXPERTISE);
  const told = { ...command, community: await reload() };
  for (const [id, rule] of Object.entries(RULES)) {
    await saveDraft(told, id, rule);
    await applyRule(told, id, { from: 'now', change: 'Ouverture' });
  }
  for (const [id, leaderboard] of Object.entries(LEADERBOARDS)) await declareLeaderboard(told, id, leaderboard);
  for (const [id, season] of Object.entries(seasonsUntil(today))) await declareSeason({ ...told, community: await reload() }, id, season);
  await changeSettings({ ...told, community: await reload() }, { leagues: {} }, null);
  await setThemes(told, THEMES, null);
  await changeModeration({ ...told, community: await reload() }, MODERATION, null);
  return reload();
}
