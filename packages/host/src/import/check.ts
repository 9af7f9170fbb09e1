import type { Role } from '@cocarde/contract/members.ts';
import { Directory } from './directory.ts';
import { type Finding, UnreadableFile } from './findings.ts';
import { checkIdeas, type IdeaRecord } from './ideas.ts';
import { checkMembers, type MemberRecord } from './members.ts';
import { checkQuestions, type QuestionRecord } from './questions.ts';
import type { Circumstances } from './row-check.ts';
import { readTable, type Table } from './table.ts';

/** A file by the name that reports give it; null bytes when it could not be read. */
export interface Source {
  name: string;
  bytes: Uint8Array | null;
}

export interface Sources {
  members?: Source;
  ideas?: Source;
  questions?: Source;
}

/** All that can be imported, and all there is to say about the rest. */
export interface Checked {
  members: MemberRecord[];
  ideas: IdeaRecord[];
  questions: QuestionRecord[];
  directory: Directory;
  findings: Finding[];
  /** Rows with at least one error. */
  badRows: number;
  /** True when of some file no row could be read: leaving bad rows out does not help. */
  unreadable: boolean;
}

/** Reads and checks every file to its end before anything is written. */
export function checkSources(sources: Sources, community: { timeZone: string; known: readonly { subject: string; role: Role }[] }, now: number): Checked {
  const findings: Finding[] = [];
  let unreadable = false;
  const circumstances: Circumstances = { timeZone: community.timeZone, now, report: (finding) => findings.push(finding) };

  function read<T>(source: Source | undefined, check: (table: Table) => T[]): T[] {
    if (!source) return [];
    try {
      if (!source.bytes) throw new UnreadableFile(source.name, null, 'file.missing');
      return check(readTable(source.name, source.bytes));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      unreadable = true;
      findings.push(error.finding);
      return [];
    }
  }

  const members = read(sources.members, (table) => checkMembers(table, circumstances));
  const directory = new Directory(community.known, members);
  const ideas = read(sources.ideas, (table) => checkIdeas(table, directory, circumstances));
  const questions = read(sources.questions, (table) => checkQuestions(table, directory, circumstances));
  const errors = findings.filter(({ level }) => level === 'error');
  return { members, ideas, questions, directory, findings, unreadable, badRows: new Set(errors.map(({ file, line }) => `${file} ${line}`)).size };
}
