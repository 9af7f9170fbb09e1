import type { ExclusionReason, Role } from '@cocarde/contract/members.ts';
import { line } from '@cocarde/worker/http/text.ts';
import { comparable, MEMBER_COLUMNS, recognise } from './columns.ts';
import { UnreadableFile } from './findings.ts';
import { type Circumstances, RowCheck } from './row-check.ts';
import type { Table } from './table.ts';

/** A member as a file has it. Undefined: the file says nothing of it, so it stays as it is. */
export interface MemberRecord {
  line: number;
  subject: string;
  /** Lower-cased, empty when the file has none. */
  address: string;
  name: string;
  team: string | null | undefined;
  place: string | null | undefined;
  /** First day in the team, as an instant of it. */
  teamSince: number | null;
  role: Role | undefined;
  /** Why they take no part in earning and rankings; null when they do. */
  excluded: ExclusionReason | null | undefined;
  joinedAt: number | null;
}

// What an identity token can bring: a longer name would be cut by the first visit, another subject never match.
const LABEL = line(80);
const SUBJECT = /^[\w.:@+-]{1,128}$/;
const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/;
const ROLES: Record<string, Role> = { animateur: 'animateur', animatrice: 'animateur', facilitator: 'animateur', moderator: 'animateur', member: 'member', membre: 'member' };

const EXCLUDED: Record<string, ExclusionReason | null> = {
  '': null, non: null, no: null, animation: 'staff', equipedanimation: 'staff', personnel: 'staff', staff: 'staff', oui: 'staff', yes: 'staff',
  technique: 'bot', comptetechnique: 'bot', robot: 'bot', bot: 'bot', technical: 'bot', serviceaccount: 'bot',
};

type Row = RowCheck<keyof typeof MEMBER_COLUMNS>;

export function checkMembers(table: Table, circumstances: Circumstances): MemberRecord[] {
  const sheet = recognise(table, MEMBER_COLUMNS, ['name'], circumstances.report);
  // One kind of identity a file: tokens of an intranet carry one kind as well.
  const identity = sheet.has('id') ? 'id' : 'address';
  if (!sheet.has(identity)) throw new UnreadableFile(sheet.file, 1, 'file.column-missing', { columns: MEMBER_COLUMNS.address.join(', ') });
  const found = new Map<string, MemberRecord>();
  for (const entry of sheet.rows) {
    const row = new RowCheck(sheet, entry, circumstances);
    const record = memberOf(row, identity, { team: sheet.has('team'), place: sheet.has('place'), role: sheet.has('role'), excluded: sheet.has('excluded') });
    if (row.bad) continue;
    const before = found.get(record.subject);
    if (before) {
      row.notice(identity, 'member.again', { who: record.subject, line: before.line });
      merge(before, record);
    } else {
      found.set(record.subject, record);
    }
  }
  return [...found.values()];
}

/** Only good when the row did not turn out bad. */
function memberOf(row: Row, identity: 'id' | 'address', says: { team: boolean; place: boolean; role: boolean; excluded: boolean }): MemberRecord {
  const address = row.text('address').toLowerCase();
  if (address && !ADDRESS.test(address)) row.error('address', 'address.invalid', { text: row.text('address') });
  const subject = row.required(identity) && (identity === 'id' ? row.text('id') : address);
  if (subject && !row.bad && !SUBJECT.test(subject)) row.error(identity, 'subject.invalid', { text: subject });
  const name = [row.text('firstName'), row.required('name')].filter(Boolean).join(' ');
  const [team, place] = [row.text('team'), row.text('place')];
  return {
    line: row.line, subject, address,
    name: name && (row.parse(LABEL, name, { '': 'name' }) ?? ''),
    team: says.team ? (team ? row.parse(LABEL, team, { '': 'team' }) : null) : undefined,
    place: says.place ? (place ? row.parse(LABEL, place, { '': 'place' }) : null) : undefined,
    teamSince: row.pastDay('teamSince'),
    role: says.role ? roleOf(row) : undefined,
    excluded: says.excluded ? exclusionOf(row) : undefined,
    joinedAt: row.date('joined'),
  };
}

function roleOf(row: Row): Role {
  const written = row.text('role');
  const role = ROLES[comparable(written)];
  if (written && !role) row.notice('role', 'role.unknown', { role: written });
  return role ?? 'member';
}

/** A word that says neither is an error: taken for a no, it would rank somebody who is not to be. */
function exclusionOf(row: Row): ExclusionReason | null {
  const written = row.text('excluded');
  const reason = EXCLUDED[comparable(written)];
  if (reason === undefined) row.error('excluded', 'exclusion.unknown', { text: written });
  return reason ?? null;
}

/** The first row of a person holds; what it leaves open is taken from the next. */
function merge(first: MemberRecord, next: MemberRecord): void {
  first.address ||= next.address;
  first.team ??= next.team;
  first.place ??= next.place;
  first.teamSince ??= next.teamSince;
  first.excluded ??= next.excluded;
  first.joinedAt ??= next.joinedAt;
  if (next.role === 'animateur') first.role = 'animateur';
}
