import type { Theme } from '@cocarde/contract/themes.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { expertiseOf } from '@cocarde/worker/experts/experts.queries.ts';
import { setEndorsement, setListing } from '@cocarde/worker/experts/experts.ts';
import type { Roster } from '../import/roster.ts';
import type { Scene } from './scene.ts';

const theme = (id: string, fr: string, en: string, synonyms: string[], about?: { fr: string; en: string }): Theme => ({ id, name: { fr, en }, synonyms, ...(about && { about }) });

/** What the community talks about, with the words that people also type for it. */
export const THEMES: readonly Theme[] = [
  theme('mesure', 'Mesure', 'Measurement', ['kpi', 'analytics', 'statistiques'], { fr: 'Audiences, tests, tableaux de bord', en: 'Audiences, tests, dashboards' }),
  theme('vidéo courte', 'Vidéo courte', 'Short video', ['reels', 'shorts']),
  theme('réseaux sociaux', 'Réseaux sociaux', 'Social media', ['social media']),
  theme('influence', 'Influence', 'Creators', ['créateurs', 'brief créateur']),
  theme('modération', 'Modération', 'Moderation', []),
  theme('rédaction', 'Rédaction', 'Writing', ['copywriting']),
  theme('seo', 'Référencement', 'Search ranking', []),
  theme('juridique', 'Juridique', 'Legal', ['rgpd', 'gdpr', 'droit'], { fr: 'Contrats, droit à l’image, données personnelles', en: 'Contracts, image rights, personal data' }),
  theme('crm', 'Relation client', 'Customer relations', []),
  theme('accessibilité', 'Accessibilité', 'Accessibility', ['a11y', 'rgaa']),
  theme('automatisation', 'Automatisation', 'Automation', []),
  theme('animation', 'Animation de communauté', 'Community life', []),
  theme('organisation', 'Organisation', 'Organisation', []),
  theme('vente', 'Vente', 'Sales', []),
];

/** Of those who answered, how many agree to be found; and for how many themes. */
const WILLING = 0.6;
const MOST_THEMES = 4;
const PACE = 7 * 60_000;

/** Those who answered say whether they want to be found, and a few are vouched for by a facilitator. The member persona has not said yet. */
export function playExperts(scene: Scene, day: string, { roster, cast }: { roster: Roster; cast: { member: string; animatrice: string } }): void {
  const start = scene.hours.on(day);
  const authors = [...new Set(scene.posts.flatMap(({ kind, author, at }) => (kind === 'answer' && author && at < start ? [author] : [])))].filter((author) => author !== cast.member);
  const willing = authors.filter(() => scene.random.between(0, 1) < WILLING);
  for (const [index, author] of willing.entries()) {
    scene.do(start + index * PACE / 10, author, async (command) => {
      const known = (await readOne(command.db, expertiseOf(command.db, command.community.id, command.member.id))).filter(({ theme: id }) => THEMES.some((one) => one.id === id));
      await setListing(command, { listed: true, themes: known.slice(0, MOST_THEMES).map(({ theme: id }) => id) });
      const [first] = known;
      if (!first || index % 3 !== 0) return;
      const animatrice = await roster.member(cast.animatrice);
      if (animatrice.id !== command.member.id) await setEndorsement({ ...command, member: animatrice }, command.member.id, first.theme, true);
    });
  }
}
