import type { BoardDefinition, Preset } from '@cocarde/contract/boards.ts';

/** What a board of each kind begins with. Nothing asks for the kind afterwards: whatever differs stands in the definition. */
export const PRESET_DEFINITIONS: Readonly<Record<Preset, BoardDefinition>> = {
  ideas: { preset: 'ideas', name: { fr: 'Boîte à idées', en: 'Idea box' }, waitDays: 30 },
  pains: {
    preset: 'pains', name: { fr: 'Irritants', en: 'Pain points' }, waitDays: 30,
    intro: { fr: 'Ce qui vous fait perdre du temps : décrivez-le, on cherche ensemble.', en: 'What costs you time: describe it, and we look for a way together.' },
    fields: [{
      id: 'often', label: { fr: 'À quelle fréquence ?', en: 'How often?' }, type: 'choice',
      choices: [{ id: 'day', name: { fr: 'Chaque jour', en: 'Every day' } }, { id: 'week', name: { fr: 'Chaque semaine', en: 'Every week' } }, { id: 'rare', name: { fr: 'Plus rarement', en: 'Less often' } }],
    }],
  },
  links: {
    preset: 'links', name: { fr: 'Veille', en: 'Shared links' },
    intro: { fr: 'Un lien, une phrase : pourquoi le lire.', en: 'One link, one sentence: why it is worth reading.' },
    fields: [{ id: 'link', label: { fr: 'Adresse', en: 'Address' }, type: 'link', required: true }],
  },
  inspirations: {
    preset: 'inspirations', name: { fr: 'Inspirations', en: 'Inspirations' },
    intro: { fr: 'Vu ailleurs, bon à reprendre ici.', en: 'Seen elsewhere, worth taking up here.' },
    fields: [{ id: 'link', label: { fr: 'Adresse', en: 'Address' }, type: 'link' }],
  },
  lessons: {
    preset: 'lessons', name: { fr: 'Leçons d’échecs', en: 'Lessons from failures' }, anonymous: true,
    intro: { fr: 'Ce qui n’a pas marché, et ce que vous en retenez.', en: 'What did not work, and what you learnt from it.' },
    // What happened is the text of the post.
    fields: [{ id: 'learnt', label: { fr: 'Ce que j’en retiens', en: 'What I learnt' }, type: 'text', required: true }],
  },
};
