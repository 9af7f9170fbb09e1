/** Words that the community wrote, by language tag: `{ fr: 'Relais', en: 'Relay' }`. The client picks. */
export type Words = Record<string, string>;

/** `animateur` moderates and attributes badges; it never comes from an intranet's token. */
export type Role = 'member' | 'animateur';

/** Whether the member agreed to be named in leaderboards and to have a profile that others find. `undecided`: never asked or never answered. */
export type Appears = 'undecided' | 'yes' | 'no';

/** Why a member takes no part in earning and rankings. */
export type ExclusionReason = 'staff' | 'bot';

export interface Exclusion {
  reason: ExclusionReason;
}

/** Somebody as others see them beside what they wrote. */
export interface MemberRef {
  id: string;
  name: string;
  team: string | null;
  /** There when others find a profile of theirs. */
  profile?: true;
}

/** Teams that somebody is in today, by name; what a round may be for. For animateurs. */
export interface TeamList {
  items: { name: string; members: number }[];
}

/** `GET /v1/c/{community}/members?name=`: those with words in their names that begin so, as far as others may know them by name. Up to eight. */
export interface MemberList {
  items: MemberRef[];
}

/** `GET /v1/c/{community}/roster?q=`, by an animateur: whom they look after, whether or not others may know them. Up to twenty. */
export interface Roster {
  items: RosterEntry[];
}

export interface RosterEntry {
  id: string;
  name: string;
  team: string | null;
  /** What the intranet calls them in its tokens. */
  subject: string;
  role: Role;
  appears: Appears;
  suspended: boolean;
  /** False for who neither earns nor ranks: suspended, staff or a bot. */
  takesPart: boolean;
}

/** What a member may change of themselves. */
export interface MemberPatch {
  appears: Appears;
}
