import type { Board, Stage } from '@cocarde/contract/boards.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';

/** Of what a board shows beside its list. */
export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board-views.ts'),
  fr: () => import('@cocarde/client/lang/fr/board-views.ts'),
};

/** By the community's own name for it, where it has one. */
export const stageName = (phase: IdeaStatus, stage: Stage | null | undefined, t: Translator): string => (stage ? words(stage.name, t.tag) : t(`views.phase.${phase}`));

/** The stage of a board by its id. */
export const stageOf = (settings: Board | undefined, stage: string | null): Stage | undefined => settings?.stages?.find(({ id }) => id === stage);
