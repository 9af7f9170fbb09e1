import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Role } from '@cocarde/contract/members.ts';
import type { MemberRecord } from './members.ts';

/** Finds the subject that an address or identifier in a file stands for, whatever its case. */
export class Directory {
  #subjects = new Map<string, string>();
  readonly #animateurs: readonly string[];

  /** @param known members that the community has already. */
  constructor(known: readonly { subject: string; role: Role }[], records: readonly MemberRecord[]) {
    const roles = new Map<string, Role>();
    for (const { subject, role } of known) {
      this.#subjects.set(subject.toLowerCase(), subject);
      roles.set(subject, role);
    }
    for (const { subject, address, role } of records) {
      if (address) this.#subjects.set(address, subject);
      this.#subjects.set(subject.toLowerCase(), subject);
      roles.set(subject, role ?? roles.get(subject) ?? 'member');
    }
    this.#animateurs = [...roles].flatMap(([subject, role]) => (role === 'animateur' ? [subject] : []));
  }

  /** Subject of somebody who may give an idea its status: not its author, where that would bring them points. */
  animateurFor(author: string | undefined, status: IdeaStatus): string | undefined {
    const other = this.#animateurs.find((subject) => subject !== author);
    return other ?? (status === 'planned' || status === 'done' ? undefined : this.#animateurs[0]);
  }

  find(reference: string): string | undefined {
    return this.#subjects.get(reference.toLowerCase());
  }
}
