/** `POST /v1/c/{community}/members/{member}/corrections`, by an animateur, for somebody else. */
export interface NewCorrection {
  /** Whole number, not zero; negative takes points away. */
  points: number;
  /** Read by the member. */
  reason: string;
}

export interface Correction extends NewCorrection {
  id: string;
  member: string;
  /** Milliseconds UTC. */
  at: number;
  /** The member's total afterwards. */
  total: number;
}
