/** `POST /v1/c/{community}/members/{member}/corrections`, by an animateur, for somebody else. */
export interface NewCorrection {
  /** Whole number, not zero; negative takes points away. */
  points: number;
  /** `points` where left out. */
  currency?: string;
  /** Read by the member. */
  reason: string;
}

export interface Correction extends NewCorrection {
  id: string;
  member: string;
  currency: string;
  /** Milliseconds UTC. */
  at: number;
  /** The member's total of the currency afterwards. */
  total: number;
}
