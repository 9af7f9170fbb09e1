import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Earned } from '@cocarde/contract/points.ts';
import type { ProblemCode } from '@cocarde/contract/problem.ts';
import { ProblemError } from '@cocarde/worker/http/problem.ts';
import { decideIdea, proposeIdea } from '@cocarde/worker/ideas/ideas.ts';
import { writeComment } from '@cocarde/worker/comments/comments.ts';

import { mergeIdea, unmergeIdea } from '@cocarde/worker/merging/merging.ts';
import { acceptAnswer, askQuestion, giveAnswer } from '@cocarde/worker/questions/questions.ts';
import { removePost, restorePost } from '@cocarde/worker/removal/removal.ts';
import { recordVisit } from '@cocarde/worker/visits/visits.ts';
import { castVote } from '@cocarde/worker/votes/votes.ts';
import { command, type World } from './world.ts';

/** What a member asks for, with everything that a client would send again when it got no answer. */
export type Deed = { who: number } & (
  | { do: 'visit' }
  | { do: 'propose' | 'ask'; key: string }
  | { do: 'comment' | 'answer'; key: string; parent: string }
  | { do: 'vote'; subject: string; wanted: boolean }
  | { do: 'accept'; question: string; answer: string | null }
  | { do: 'status'; idea: string; status: IdeaStatus }
  | { do: 'remove' | 'restore'; post: string }
  | { do: 'merge'; idea: string; into: string | null }
);

export interface Outcome {
  refusal: ProblemCode | null;
  earned: Earned | null;
}

export const BOARD = 'model';

/** What is written under a key: always the same, so that trying again is trying the same. */
export const contentOf = (key: string) => ({ title: `Titre ${key}`, body: `Corps ${key}`, tags: [`t${key.length % 3}`, `k${key.slice(-1)}`] });

/** Does it through the commands that the routes call. `who` beyond the members is the animateur. */
export async function perform(world: World, deed: Deed): Promise<Outcome> {
  const cmd = command(world, world.members[deed.who] ?? world.animateur);
  try {
    switch (deed.do) {
      case 'visit': return { refusal: null, earned: await recordVisit(cmd) };
      case 'propose': return accepted(await proposeIdea(cmd, BOARD, contentOf(deed.key), deed.key));
      case 'ask': return accepted(await askQuestion(cmd, BOARD, contentOf(deed.key), deed.key));
      case 'comment': return accepted(await writeComment(cmd, 'idea', deed.parent, { body: contentOf(deed.key).body }, deed.key));
      case 'answer': return accepted(await giveAnswer(cmd, deed.parent, { body: contentOf(deed.key).body }, deed.key));
      case 'vote': return accepted(await castVote(cmd, deed.subject, Number(deed.wanted)));
      case 'accept': return accepted(await acceptAnswer(cmd, deed.question, deed.answer));
      case 'remove': return accepted(await removePost(cmd, deed.post, 'Hors charte'));
      case 'restore': return accepted(await restorePost(cmd, deed.post));
      case 'merge': {
        await (deed.into === null ? unmergeIdea(cmd, deed.idea) : mergeIdea(cmd, deed.idea, deed.into));
        return { refusal: null, earned: null };
      }
      case 'status': return accepted(await decideIdea(cmd, deed.idea, { status: deed.status }, null));
    }
  } catch (error) {
    if (error instanceof ProblemError && error.code !== 'internal_error') return { refusal: error.code, earned: null };
    throw error;
  }
}

const accepted = ({ earned }: { earned: Earned | null }): Outcome => ({ refusal: null, earned });
