/** What an import did, or in a dry run would do. */
export interface Changes {
  newMembers: { name: string; subject: string }[];
  changedMembers: { name: string; subject: string; what: string[] }[];
  ideas: string[];
  supports: number;
  statuses: number;
  questions: string[];
  answers: number;
  acceptances: number;
  /** Members, ideas, supports, questions and answers that were there already. */
  unchanged: number;
}

export function noChanges(): Changes {
  return { newMembers: [], changedMembers: [], ideas: [], supports: 0, statuses: 0, questions: [], answers: 0, acceptances: 0, unchanged: 0 };
}
