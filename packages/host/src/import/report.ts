import type { Changes } from './changes.ts';
import type { Finding } from './findings.ts';
import type { Count, Speaker } from './texts.ts';

/** `idees.csv, ligne 12, colonne « Soutiens » : …` */
export function findingLine(finding: Finding, speaker: Speaker): string {
  const { file, line, column, level } = finding;
  const where = speaker.word(line === null ? 'where.file' : column === null ? 'where.line' : 'where.column', { file, line: line ?? '', column: column ?? '' });
  const reason = speaker.reason(finding.reason, finding.values);
  return speaker.word(level === 'error' ? 'finding.error' : 'finding.notice', { where, reason });
}

/** In the order of the files, then of their lines. */
export function findingLines(findings: readonly Finding[], speaker: Speaker): string[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  return findings
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0))
    .map((finding) => findingLine(finding, speaker));
}

/** Every new or changed member, idea and question by name. */
export function changeLines(changes: Changes, speaker: Speaker): string[] {
  return [
    ...changes.newMembers.map((member) => speaker.word('member.new', member)),
    ...changes.changedMembers.map(({ what, ...member }) => speaker.word('member.changed', { ...member, what: what.join(', ') })),
    ...changes.ideas.map((title) => speaker.word('idea.new', { title })),
    ...changes.questions.map((title) => speaker.word('question.new', { title })),
  ];
}

export function summaryLines(changes: Changes, speaker: Speaker): string[] {
  const counts: [Count, number][] = [
    ['members.new', changes.newMembers.length], ['members.changed', changes.changedMembers.length],
    ['ideas.new', changes.ideas.length], ['supports.new', changes.supports], ['statuses.new', changes.statuses],
    ['questions.new', changes.questions.length], ['answers.new', changes.answers], ['acceptances.new', changes.acceptances],
  ];
  const made = counts.filter(([, n]) => n > 0).map(([count, n]) => speaker.count(count, n));
  const unchanged = changes.unchanged > 0 ? [speaker.count('unchanged', changes.unchanged)] : [];
  return [...(made.length ? made : [speaker.word('nothing')]), ...unchanged];
}
