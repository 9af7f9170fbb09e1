import type { Idea, IdeaStatus } from './ideas.ts';
import type { MemberRef, Words } from './members.ts';

/**
 * What a board is for. A preset is a definition to begin with and nothing else: `ideas`, `pains` (what gets in the way),
 * `links` (a *veille*: one link each), `inspirations`, `lessons` (from failures, without a name where one wishes).
 */
export const PRESETS = ['ideas', 'pains', 'links', 'inspirations', 'lessons'] as const;
export type Preset = (typeof PRESETS)[number];

/** A status of the community's own. What follows from it, votes and points, follows from its phase. */
export interface Stage {
  /** Small letters, digits, single hyphens; unique on its board. */
  id: string;
  name: Words;
  /** `new` and `review` wait for a decision, `planned` and `done` count as selected, `done` and `declined` take no more votes. */
  phase: IdeaStatus;
}

export const FIELD_TYPES = ['line', 'text', 'link', 'number', 'date', 'choice'] as const;

/** A field of the form beside title, text and tags. */
export interface Field {
  /** Small letters, digits, single hyphens; unique on its board. */
  id: string;
  label: Words;
  /** A `link` is an https address; a `date` a day, `2026-11-28`; a `number` with a point. All are sent as text. */
  type: (typeof FIELD_TYPES)[number];
  required?: boolean;
  hint?: Words;
  /** With `choice`: what can be chosen. */
  choices?: { id: string; name: Words }[];
}

/** How contributions are voted for. `up` where a board says nothing. */
export interface BoardVoting {
  /** `up`: for it or not. `up_down`: also against it. `dots`: as many dots each as one wants to give. */
  type: 'up' | 'up_down' | 'dots';
  /** What a member may spend on the board's open contributions: votes, or dots. It comes back when one is decided, removed or merged. */
  budget?: number;
  /** With `dots` and a budget: what so many dots cost, as many or their square. */
  cost?: 'linear' | 'quadratic';
  /** With `dots`: the most for one contribution, 100 where left out. */
  perIdea?: number;
  /** Whether members see who is for a contribution; `visible` where left out. What was promised stays once there are contributions. */
  names?: 'visible' | 'confidential';
}

/** By an animateur; the whole of it each time. */
export interface BoardDefinition {
  preset: Preset;
  name: Words;
  /** A sentence above the board. */
  intro?: Words;
  /** In the order of a roadmap; the five phases themselves where left out. */
  stages?: Stage[];
  fields?: Field[];
  /** Whether contributions may be made without a name. No row then says whose they are, and they bring no points. */
  anonymous?: boolean;
  /** The type stays once there are contributions. */
  voting?: BoardVoting;
  /** Whose contributions a moderator looks at before others see them: all, or those of members who have nothing that stands. Nobody's where left out. */
  approval?: 'all' | 'newcomers';
  /** Days after which an idea that nobody decided about waits too long. */
  waitDays?: number;
  /** Whether readers are offered an order of their own, in which every idea has the same chance: for fair phases. */
  random?: boolean;
  /** Takes no new contributions; votes and comments go on. */
  closed?: boolean;
}

export interface Board extends BoardDefinition {
  id: string;
  /** Rises with every change; send it back in `If-Match`. 0 for a board that nobody set up, which is a board of ideas. */
  version: number;
}

export interface BoardList {
  items: Board[];
}

/** `GET /v1/c/{community}/boards/{board}/roadmap`: by stage, the latest first, so many of each. */
export interface Roadmap {
  board: Board;
  columns: RoadmapColumn[];
}

export interface RoadmapColumn {
  /** A stage of the board; null for a phase by its own name. */
  stage: Stage | null;
  phase: IdeaStatus;
  items: Idea[];
  /** Whether there are more: `GET …/ideas?status=…&stage=…&sort=new` has them all. */
  more: boolean;
}

/** `GET /v1/c/{community}/boards/{board}/outcomes?status=done|declined`: what became of ideas, what was decided last first. */
export interface OutcomePage {
  items: Outcome[];
  cursor: string | null;
}

export const OUTCOMES = ['done', 'declined'] as const;

export interface OutcomeQuery {
  /** `done` where left out. */
  status?: (typeof OUTCOMES)[number];
  cursor?: string;
}

/** The idea says the rest: its answer, since when, in whose hands, how many were for it. */
export interface Outcome extends Idea {
  /** Who decided it; null for who left, and for what was decided before that was kept. */
  decidedBy: MemberRef | null;
}

/** `GET /v1/c/{community}/boards/{board}/waiting`: ideas that nobody decided about for longer than the board allows. */
export interface Waiting {
  /** Up to 100. */
  count: number;
  /** Those that wait longest, first. */
  items: Idea[];
}
