/** Sizes that both sides know: the worker refuses beyond them, forms stop at them. Lengths in UTF-16 code units. */
export const LIMITS = {
  title: 160,
  body: 5_000,
  comment: 2_000,
  tag: 30,
  tags: 5,
  search: 100,
  /** Themes of a community, other words for one, and what is said of it. */
  themes: 60,
  themeWords: 10,
  themeAbout: 200,
  /** Themes for which a member is found, and members whom a question is put to. */
  listedThemes: 20,
  asked: 3,
  /** The latest questions whose answers are timed, and up to which number those without one are counted. */
  timedQuestions: 200,
  countedQuestions: 1_000,
  /** Posts that are shown as similar to what is being typed. */
  similar: 5,
  /** Hours in which authors can bring back what they took away. */
  restoreHours: 24,
  statusNote: 500,
  /** Boards that a community sets up, and stages and fields of one. */
  boards: 50,
  stages: 12,
  fields: 8,
  /** What is filled into a field: a `line`, a `link`, a `text`. */
  fieldLine: 200,
  fieldLink: 500,
  fieldText: 2_000,
  /** Words of a community's list that holds contributions. */
  listedWords: 200,
  /** A sentence that is often needed when removing something. */
  cannedReason: 200,
  /** Members whom a comment may name. */
  mentions: 10,
  /** Members who are found by the beginning of a name. */
  found: 8,
  /** Decisions about one idea, or versions of what it says, that its history tells. */
  history: 100,
  /** Ideas pinned on a board. */
  pinned: 5,
  /** Ideas a column of a roadmap. */
  roadmap: 5,
  /** Key of a thing on the host's page that can be voted for. */
  subjectKey: 120,
  /** Whole request body, bytes. */
  requestBytes: 32_768,
  /** The same for a batch of events. */
  eventBytes: 524_288,
  /** Events a batch. */
  events: 500,
  /** Items a page of a list. */
  page: 20,
  /** Ideas or questions a page of a board: what a page of an intranet can hold without pushing the rest away. */
  boardPage: 10,
  /** Days that an inbox reaches back; unread messages that are counted; letters of what a message tells of. */
  inboxDays: 90,
  unread: 100,
  excerpt: 160,
  /** Parts that one bootstrap request may ask for. */
  wants: 12,
  /** Longest window of a burst. */
  burstMinutes: 720,
  /**
   * Rules in force at one moment that an act may be settled by: those about its facts and those that wait for them. One counts once
   * more for every eight of its versions that limits without an end tie to each other.
   */
  actRules: 18,
  /** Acts that one verdict decides about. */
  verdicts: 500,
  /** Days off and days worked of a community's calendar, each. */
  calendarDays: 200,
  /** Kinds of facts that a community declares, its rules, drafts and retired ones included, and the versions of each. */
  factTypes: 100,
  rules: 100,
  ruleVersions: 200,
  /** Points from which the last level may hold. */
  levelFrom: 1_000_000_000,
  /** Badges of a community that can be received. */
  badges: 100,
  /** Conditions of a badge, and how many badges may stand on each other. */
  badgeConditions: 8,
  badgeDepth: 4,
  /** Changes of the working week in a community's calendar. */
  calendarWeeks: 20,
  /** Days back and ahead that a pause may reach. */
  pauseBack: 7,
  pauseAhead: 366,
  /** Days back for which an animateur may count a day for a member. */
  repairBack: 366,
  /** Of a round. */
  questions: 10,
  questionText: 300,
  options: 20,
  optionText: 200,
  intro: 1_000,
  /** Teams that a list of them names. */
  teams: 500,
  /** Teams that a round is for. */
  roundTeams: 50,
  /** Dots that a ballot has to give. */
  dots: 100,
  /** From the least to the most of a score. */
  scoreSteps: 20,
  /** Options that can be compared in pairs. */
  pairedOptions: 10,
  /** Different ballots that a run-off may meet, so that counting it reads no more: six options ranked to the end, eight to the fourth. */
  rankings: 2_500,
  /** The same of other methods; where there can be more, the sum of all ballots is kept beside them. */
  fewKinds: 250,
  /** Ballots from which on anything is shown of a team or of an anonymous round, and in whose steps the latter goes on. */
  crowd: 5,
  /** Ballots that a page of voters looks at, and kinds of them a page of an export has. */
  voterPage: 100,
  exportPage: 1_000,
} as const;
