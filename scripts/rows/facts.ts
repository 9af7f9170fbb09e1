import type { Choices, NameMode, Question } from '@cocarde/contract/rounds.ts';
import type { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { addDays, dayOf } from '@cocarde/worker/calendar/calendar.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { isSummed } from '@cocarde/worker/rounds/methods/methods.ts';
import { ENDLESS } from '@cocarde/worker/rounds/rounds.queries.ts';

export const BOARD = 'campagnes';
export const ISSUER = 'https://intranet.example';
const DAY = 86_400_000;
const DAYS = 28;

/** Writes facts as they are stored, in bulk. Days count back from today. */
export class Facts {
  readonly #db: SqliteD1;
  readonly #community: CommunityRow;
  readonly #now: number;
  readonly #today: string;
  readonly #days: string[];
  readonly #prepared = new Map<string, { run(...values: (string | number | null)[]): unknown }>();
  readonly #pages = new Set<string>();
  #posts = 0;
  #rounds = 0;
  #random = 1;

  constructor(db: SqliteD1, community: CommunityRow, now: number) {
    this.#db = db;
    this.#community = community;
    this.#now = now;
    this.#today = dayOf(now, community.timeZone);
    this.#days = Array.from({ length: DAYS }, (_, back) => addDays(this.#today, -back));
  }

  members(count: number): number[] {
    return Array.from({ length: count }, (_, n) => {
      const { lastInsertRowid } = this.#run(
        'INSERT INTO member (community, issuer, subject, name, team, appears, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        this.#community.id, ISSUER, `crowd-${n}`, `Member ${n}`, 'Contenu', n % 3 ? 'yes' : 'no', this.#now,
      ) as { lastInsertRowid: number | bigint };
      return Number(lastInsertRowid);
    });
  }

  history(crowd: readonly number[]): void {
    const anyone = () => crowd[this.#below(crowd.length)]!;
    // A few write and are supported far more than the rest, as everywhere.
    const someone = (share: number) => crowd[Math.floor(crowd.length * share ** 4)]!;
    const ideas = Array.from({ length: crowd.length / 10 }, (_, n) => this.post('idea', someone(this.#share()), n % DAYS));
    const questions = Array.from({ length: crowd.length / 20 }, (_, n) => this.post('question', someone(this.#share()), n % DAYS));
    for (const question of questions.filter((_, n) => n % 50)) {
      for (let n = 0; n < 2; n += 1) this.post('answer', anyone(), this.#below(DAYS), question);
    }
    for (let n = 0; n < crowd.length / 5; n += 1) this.post('comment', anyone(), this.#below(DAYS), ideas[this.#below(ideas.length)]);
    for (const member of crowd) {
      const first = this.#below(DAYS);
      for (let day = 0; day < 12; day += 1) this.visit(member, (first + day) % DAYS);
      for (let n = 0; n < 8; n += 1) this.vote(ideas[Math.floor(ideas.length * this.#share() ** 3)]!, member, this.#below(DAYS));
    }
  }

  /** Sign-ins of the last minutes: their tokens are remembered, and none runs out while it is measured, however slow the machine. */
  usedTokens(count: number): void {
    for (let n = 0; n < count; n += 1) {
      this.#run('INSERT INTO used_token (community, issuer, jti, expires_at) VALUES (?, ?, ?, ?)', this.#community.id, ISSUER, `token-${n}`, this.#now + DAY + n);
    }
  }

  visit(member: number, back: number): void {
    this.#run('INSERT INTO visit (community, member, day, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', this.#community.id, member, this.#days[back]!, this.#at(back));
  }

  post(kind: 'idea' | 'question' | 'answer' | 'comment', author: number, back: number, parent: string | null = null): string {
    const id = (this.#posts += 1).toString().padStart(20, '0');
    const tags = parent === null ? [`tag-${this.#posts % 40}`, 'tous'] : [];
    this.#run(
      'INSERT INTO post (community, id, kind, board, parent, author, title, body, tags, status, at, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      this.#community.id, id, kind, BOARD, parent, author, parent === null ? `Titre numéro ${this.#posts}` : '', 'Quelques mots',
      JSON.stringify(tags), kind === 'idea' && this.#posts % 100 === 0 ? 'planned' : 'new', this.#at(back), this.#days[back]!,
    );
    return id;
  }

  accept(question: string, answer: string, back: number): void {
    this.#run('INSERT INTO acceptance (community, question, answer, value, at, day) VALUES (?, ?, ?, 1, ?, ?)', this.#community.id, question, answer, this.#at(back), this.#days[back]!);
  }

  /** A round that is open and shows its result. */
  round(author: number, questions: readonly Question[], names: NameMode = 'confidential'): string {
    const id = `round-${(this.#rounds += 1)}`;
    const summed = questions.filter(isSummed).map((question) => question.id);
    this.#run(
      `INSERT INTO round (community, id, title, questions, summed, names, results, change, shuffle, opens_at, closes_at, author, at) VALUES (?, ?, 'Mesure', ?, ?, ?, 'always', ?, 0, ?, ?, ?, ?)`,
      this.#community.id, id, JSON.stringify(questions), JSON.stringify(summed), names, names === 'anonymous' ? 0 : 1, this.#now, ENDLESS, author, this.#now,
    );
    return id;
  }

  /** In a round whose questions are summed, or not. */
  ballot(round: string, member: number, choices: Choices, summed = false): void {
    this.#run(
      "INSERT INTO ballot (community, round, member, choices, value, summed, team, at, day) VALUES (?, ?, ?, ?, 1, ?, 'Contenu', ?, ?)",
      this.#community.id, round, member, JSON.stringify(choices), summed ? 1 : 0, this.#now, this.#today,
    );
  }

  page(id: string): string {
    if (!this.#pages.has(id)) {
      this.#pages.add(id);
      this.#run("INSERT INTO post (community, id, kind, board, at, day) VALUES (?, ?, 'page', '', ?, ?)", this.#community.id, id, this.#now, this.#today);
    }
    return id;
  }

  /** Nothing when it is the member's own or was voted for before. */
  vote(subject: string, member: number, back: number): void {
    this.#run(
      `INSERT INTO vote (community, subject, member, value, at, day) SELECT ?1, id, ?3, 1, ?4, ?5 FROM post
       WHERE community = ?1 AND id = ?2 AND author IS NOT ?3 ON CONFLICT DO NOTHING`,
      this.#community.id, subject, member, this.#at(back), this.#days[back]!,
    );
  }

  /** A little before now on that day: the same hour, so that the calendar day holds. */
  #at(back: number): number {
    return this.#now - back * DAY;
  }

  #run(sql: string, ...values: (string | number | null)[]): unknown {
    let statement = this.#prepared.get(sql);
    if (!statement) this.#prepared.set(sql, (statement = this.#db.connection.trusted((sqlite) => sqlite.prepare(sql))));
    return statement.run(...values);
  }

  #share(): number {
    // mulberry32: the same community every time.
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  #below(limit: number): number {
    return Math.floor(this.#share() * limit);
  }
}
