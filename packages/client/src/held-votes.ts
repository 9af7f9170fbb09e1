import type { SubjectId, VoteState } from '@cocarde/contract/votes.ts';
import { page } from './page.ts';
import { patch, patched } from './patch.ts';

/** A wish that is shown before the service confirmed it, and after, until data that were read later have come. */
export interface HeldVote {
  wanted: boolean;
  /** What the service last said. */
  said: Pick<VoteState, 'votes' | 'mine'>;
  /** `sending`: a request is on its way. `waiting`: for the network. `settled`: the service has it. */
  step: 'sending' | 'waiting' | 'settled';
}

export interface HeldVotes {
  all: Map<SubjectId, HeldVote>;
  /** What was just read may be older than the votes of this page: the wishes lie over it. */
  over: (data: unknown) => unknown;
  /** Called when something is about to be read: it has all that was settled before. */
  reading: () => void;
}

const shown = ({ wanted, said }: HeldVote) => ({ mine: wanted, votes: said.votes + Number(wanted) - Number(said.mine) });

function createHeldVotes(): HeldVotes {
  const all: HeldVotes['all'] = new Map();
  return {
    all,
    over: (data) => [...all].reduce((under, [subject, held]) => patched(under, subject, shown(held)), data),
    reading() {
      for (const [subject, { step }] of all) if (step === 'settled') all.delete(subject);
    },
  };
}

export const heldVotes = () => (page().held ??= createHeldVotes()).all;

export const show = (subject: SubjectId, held: HeldVote) => patch(subject, shown(held));
