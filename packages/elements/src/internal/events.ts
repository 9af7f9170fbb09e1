import type { Earned } from '@cocarde/contract/points.ts';

const reachesThePage = { bubbles: true, composed: true };

/** `cocarde-vote`: this member's choice changed and the server has it. */
export class VoteEvent extends Event {
  readonly subject: string;
  readonly mine: boolean;
  readonly votes: number;
  constructor(subject: string, mine: boolean, votes: number) {
    super('cocarde-vote', reachesThePage);
    this.subject = subject;
    this.mine = mine;
    this.votes = votes;
  }
}

/** `cocarde-ballot`: this member's ballot in a round was sent or withdrawn and the server has it. */
export class BallotEvent extends Event {
  readonly round: string;
  readonly voted: boolean;
  constructor(round: string, voted: boolean) {
    super('cocarde-ballot', reachesThePage);
    this.round = round;
    this.voted = voted;
  }
}

/** `cocarde-earn`: an action of this member earned points, a badge or a level. */
export class EarnEvent extends Event {
  readonly earned: Earned;
  constructor(earned: Earned) {
    super('cocarde-earn', reachesThePage);
    this.earned = earned;
  }
}

/** `cocarde-error`: something that this member asked for did not happen; `code` is a problem code, `network` or `signed_out`. */
export class FailureEvent extends Event {
  readonly code: string;
  constructor(code: string) {
    super('cocarde-error', reachesThePage);
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cocarde-vote': VoteEvent;
    'cocarde-ballot': BallotEvent;
    'cocarde-earn': EarnEvent;
    'cocarde-error': FailureEvent;
  }
}
