import type { Contributions } from '@cocarde/contract/profile.ts';

/** The counter behind each figure of a profile; every community keeps them, whichever badges it has. */
export const COUNTED: Readonly<Record<keyof Contributions, string>> = {
  ideas: 'idea_proposed:actor',
  ideasSelected: 'idea_selected:author',
  answers: 'answer_given:actor',
  answersAccepted: 'answer_accepted:author',
};
