import type { Board } from '@cocarde/contract/boards.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';

/** `stageName` on one board. */
export type StageNames = (phase: IdeaStatus, stage: string | null | undefined) => string;

/** How far a contribution is: by the community's own name for it, else in the words of the kind of its board, else in those of ideas. */
export function stageName(phase: IdeaStatus, stage: string | null | undefined, settings: Pick<Board, 'preset' | 'stages'> | undefined, t: Translator): string {
  const own = settings?.stages?.find(({ id }) => id === stage);
  return own ? words(own.name, t.tag) : t(`look.phase.${settings?.preset}.${phase}` as Key) || t(`look.phase.ideas.${phase}`) || t(`ideas.status.${phase}`);
}
