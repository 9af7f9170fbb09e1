import type { SubjectId, VoteState } from '@cocarde/contract/votes.ts';
import type { Reaction } from '@cocarde/contract/discussion.ts';
import { page } from './page.ts';
import { patch, patched, type Change } from './patch.ts';
import { counted, reactionOf } from './reactions.ts';
import { $voteState } from './vote-state.ts';

/**
 * A wish that is shown before the service confirmed it, and after, until data that were read later have come. A reaction is
 * held as the vote that it is: 1 or 0, under its path.
 */
export interface HeldVote {
  /** 1 for it, -1 against it, more than 1 for dots, 0 for no vote. */
  wanted: number;
  /** What the service last said; undefined for a wish of a page before, until it answers or somebody wishes anew. */
  said: SaidVote | undefined;
  /** The revision that it was wished after. */
  after: number;
  /** Whose wish it is, as `whose()` had it. */
  by: string | undefined;
  /** `sending`: a request is on its way. `waiting`: for the network. `settled`: the service has it. */
  step: 'sending' | 'waiting' | 'settled';
}

export type SaidVote = Pick<VoteState, 'votes' | 'score' | 'mine' | 'weight' | 'revision'>;

export interface HeldVotes {
  all: Map<SubjectId, HeldVote>;
  /** What was just read may be older than the votes of this page: the wishes lie over it. */
  over: (data: unknown) => unknown;
  /** Called when something is about to be read: it has all that was settled before. */
  reading: () => void;
  /** Called when it is known who is signed in: nobody casts what another member wished, nor sees it. */
  keepOwn: () => void;
}

/** Where what is said of a subject stands, and what it changes there. */
function placed(subject: SubjectId, { votes: count, mine, ...said }: Pick<VoteState, 'votes' | 'mine'>): [subject: string, change: Change] {
  const reaction = reactionOf(subject);
  if (!reaction) return [subject, { ...said, votes: count, mine }];
  const { post, kind } = reaction;
  return [post, ({ reactions }: { reactions?: Reaction[] }) => reactions && { reactions: counted(reactions, { kind, count, mine }) }];
}

const shown = (wanted: number, said: SaidVote) => {
  const mine = wanted > 0;
  return { mine, weight: wanted, votes: said.votes + Number(mine) - Number(said.mine), score: said.score + wanted - said.weight };
};

function createHeldVotes(): HeldVotes {
  const all: HeldVotes['all'] = new Map();
  return {
    all,
    over: (data) => [...all].reduce((under, [subject, { wanted, said }]) => (said ? patched(under, ...placed(subject, shown(wanted, said))) : under), data),
    reading() {
      for (const [subject, { step }] of all) if (step === 'settled') all.delete(subject);
    },
    keepOwn() {
      for (const [subject, { by, said }] of all) {
        if (by === whose()) continue;
        all.delete(subject);
        if (said) say(subject, said);
        $voteState(subject).set({ pending: false });
      }
    },
  };
}

/**
 * Tells the members of a community apart, no more: whoever may read the tab's storage finds the id by trying numbers. What
 * protects the member is that others' things are dropped when they sign in, and all of it with the tab.
 */
export function whose(member = page().member): string | undefined {
  return member && [...member].reduce((hash, char) => (Math.imul(hash, 31) + char.codePointAt(0)!) | 0, 7).toString(36);
}

export const heldVotes = () => (page().held ??= createHeldVotes()).all;

/** Says of a subject what the service said of it, wherever the page shows it. */
export const say = (subject: SubjectId, said: SaidVote) => patch(...placed(subject, said));

/** Shows a wish as if the service had it. */
export const show = (subject: SubjectId, wanted: number, said: SaidVote) => patch(...placed(subject, shown(wanted, said)));
