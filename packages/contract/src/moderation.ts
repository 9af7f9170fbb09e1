import type { MemberRef, Words } from './members.ts';

/** Why somebody reports a contribution. */
export const REPORT_REASONS = ['offensive', 'misleading', 'spam', 'off_topic', 'private'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** `PUT /v1/c/{community}/posts/{post}/report`: an idea, question, answer or comment of somebody else. */
export interface Report {
  reason: ReportReason;
  /** In the reporter's words, for whoever decides. */
  note?: string;
}

export interface ReportState {
  post: string;
  reported: boolean;
}

/**
 * Why a contribution waits before others see it: its board wants to look first, it has a word from the community's list, or so
 * many members reported it.
 */
export type HeldBecause = 'approval' | 'words' | 'reports';

/** A contribution that somebody must look at. Who reported it is never said. */
export interface ModerationItem {
  id: string;
  kind: 'idea' | 'question' | 'answer' | 'comment';
  board: string;
  /** Of what it stands below, where it has no title of its own. */
  title: string;
  body: string;
  author: MemberRef | null;
  createdAt: number;
  /** Null while others see it. */
  held: HeldBecause | null;
  /** Since when somebody should look. */
  since: number;
  reports: { reason: ReportReason; count: number }[];
  notes: string[];
  /** False for what one wrote oneself: somebody else decides. */
  decidable: boolean;
}

/** `GET …/moderation`, by an animateur; what waits longest first. */
export interface ModerationPage {
  items: ModerationItem[];
  cursor: string | null;
  /** What waits in all, up to 100. */
  count: number;
}

/** `PUT …/moderation/{post}`, by an animateur. */
export interface ModerationVerdict {
  /** `publish`: others see it, its reports are answered. `remove`: its author reads why. */
  decision: 'publish' | 'remove';
  /** Required with `remove`. */
  reason?: string;
}

export interface ModerationResult {
  post: string;
  decision: ModerationVerdict['decision'];
  /** False while a great many votes are on their way: send the same again. */
  finished: boolean;
}

/** `GET` and `PATCH …/moderation/settings`, by an animateur. */
export interface ModerationSettings {
  /** A contribution with one of these waits. Compared without case and accents, whole words; `*` at the end takes any ending. */
  words: string[];
  /** Reports after which a contribution waits; 0 for never. */
  hideAfter: number;
  /** Sentences that are often needed when removing something. */
  reasons: Words[];
  /** Rises with every change, and is its `ETag`; send it back in `If-Match`. */
  version: number;
}

/** What `PATCH` takes; what is not named stays. */
export type ModerationPatch = Partial<Omit<ModerationSettings, 'version'>>;

/** `PUT …/members/{member}/suspension`, by an animateur; `DELETE` ends it. A suspended member cannot sign in, earns nothing and is on no board. */
export interface Suspension {
  reason: string;
}

export interface SuspensionState {
  member: string;
  suspended: boolean;
}

export const AUDITED = [
  'removed', 'restored', 'published', 'merged', 'unmerged', 'closed', 'reopened', 'unvalidated', 'validator_named', 'validator_dismissed', 'moved', 'pinned', 'unpinned', 'decided', 'edited', 'voted_for', 'vote_tried', 'suspended', 'reinstated', 'board_set_up', 'themes_changed', 'moderation_changed',
] as const;
export type AuditedAct = (typeof AUDITED)[number];

/** What an animateur did. The log only grows. */
export interface AuditEntry {
  at: number;
  by: MemberRef | null;
  act: AuditedAct;
  /** Id of the post or board; null for acts about a member. */
  subject: string | null;
  /** Of that post, as it is now, or of what it stands below. */
  title: string | null;
  /** Where that post was then; of a move, where it came from. */
  board: string | null;
  member: MemberRef | null;
  /** A reason, a stage or phase, the board that it was moved to, names of settings: as the act has it. */
  detail: string | null;
}

/**
 * Something whose counts are not what its votes, replies or ballots add up to, as the job found that counts all of them again and again.
 * Nothing puts it right but a rebuild; once that is done the next count takes it from here.
 */
export interface Difference {
  kind: 'post' | 'round';
  /** Id of the post or round, and its title, or that of what it stands below. */
  subject: string;
  title: string | null;
  /** Of a round without the two numbers: its kinds of ballots, its tally, its voters. */
  differs: { what: 'votes' | 'extra' | 'downs' | 'replies' | 'comments' | 'heat' | 'kinds' | 'tally' | 'voters'; shown?: number; counted?: number }[];
  /** When it was first found and last found again. */
  foundAt: number;
  seenAt: number;
}

/** `GET …/audit`, by an animateur; latest first. */
export interface AuditPage {
  items: AuditEntry[];
  /** On the first page alone: what does not add up, at most twenty; usually none. */
  differences?: Difference[];
  /** Whether there are more of them. */
  moreDifferences?: boolean;
  cursor: string | null;
}
