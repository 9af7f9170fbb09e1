import type { Texts } from './texts.ts';

export const EN: Texts = {
  reasons: {
    'file.missing': 'the file cannot be found or read',
    'file.empty': 'the file is empty',
    'file.not-utf8': 'this is not UTF-8; in the spreadsheet, save as “CSV UTF-8”',
    'file.open-quote': 'the quotes opened here are never closed',
    'file.stray-quote': 'there are quotes in the middle of a cell; double them and put the cell in quotes',
    'file.column-missing': 'a column is missing; one of these headers is expected: {columns}',
    'file.column-twice': 'the column “{column}” is there twice',
    'columns.ignored': 'columns ignored: {columns}',
    'row.too-wide': '{cells} cells for {columns} columns; there is probably a separator in a text without quotes',
    'field.missing': 'the cell is empty',
    'field.too-long': 'the text is longer than {most} characters',
    'field.too-many': 'more than {most} items',
    'field.refused': 'the value was refused ({why})',
    'address.invalid': '“{text}” is not an e-mail address',
    'subject.invalid': '“{text}” cannot identify a person; plain letters, digits and . : @ + - _ only',
    'date.unreadable': '“{text}” is not a date; write 31/12/2026, 31/12/2026 18:30 or 2026-12-31',
    'date.impossible': 'the date “{text}” does not exist',
    'date.future': 'the date “{text}” is in the future',
    'member.again': '{who} is on line {line} already; the two rows are merged',
    'role.unknown': 'there is no role “{role}” here; the person will be a member',
    'exclusion.unknown': '“{text}” does not say whether the person takes part; write staff, bot or no',
    'author.unknown': '{who} is not a member',
    'supporter.unknown': '{who} is not a member; this support is skipped',
    'supporter.author': '{who} proposed the idea; this support is skipped',
    'supporter.again': '{who} is listed twice; this support counts once',
    'status.unknown': '“{text}” is not a status; write {known}',
    'status.own': 'the only facilitator proposed this idea, and nobody decides about their own; give the role to somebody else too',
    'status.nobody': 'ideas have a status, but no member is a facilitator who could give it',
    'idea.again': 'the same idea is on line {line}; it is imported once',
    'idea.closed': 'the idea is closed; its new supports are skipped',
    'idea.similar': 'resembles the idea of line {line}, “{title}”; both are imported',
    'title.formula': '“{title}” begins like a spreadsheet formula; it is kept as plain text',
    'question.again': 'the same question is on line {line}; it is imported once',
    'answers.authors': 'the number of authors ({authors}) is not the number of answers ({answers})',
    'accepted.unknown': '“{text}” names no answer; there are {answers}, counted from 1',
  },
  words: {
    'usage': `Imports members, ideas and questions from CSV files.

  npm run import -- --community SLUG [--members FILE] [--ideas FILE] [--questions FILE]

  --board NAME       board of the ideas and questions (general)
  --issuer URL       issuer of the identity tokens (the community's, when it has only one)
  --dry-run          say what would change and write nothing
  --skip-bad-rows    import the other rows when some are refused
  --lang fr|en       language of the messages

docs/guide/import.md describes the files.`,
    'where.file': '{file}',
    'where.line': '{file}, line {line}',
    'where.column': '{file}, line {line}, column “{column}”',
    'finding.error': '✗ {where}: {reason}',
    'finding.notice': '· {where}: {reason}',
    'community.unknown': 'There is no community “{slug}”.',
    'board.invalid': '“{board}” is not the name of a board: small letters, digits and single hyphens.',
    'issuer.none': 'This community trusts no issuer of tokens: give --issuer.',
    'issuer.several': 'This community has several issuers of tokens: give --issuer with one of {issuers}.',
    'refused': 'Nothing was imported. Correct these rows, or add --skip-bad-rows to import the others.',
    'unreadable': 'Nothing was imported. First correct the file that could not be read.',
    'dry-run': 'Dry run: nothing is written. An import would change:',
    'done': 'Imported:',
    'nothing': 'nothing, all of it is here already',
    'member.new': 'new member: {name} ({subject})',
    'member.changed': 'changed member: {name} ({subject}): {what}',
    'idea.new': 'new idea: {title}',
    'question.new': 'new question: {title}',
  },
  counts: {
    'members.new': { one: '{n} new member', other: '{n} new members' },
    'members.changed': { one: '{n} changed member', other: '{n} changed members' },
    'ideas.new': { one: '{n} new idea', other: '{n} new ideas' },
    'supports.new': { one: '{n} new support', other: '{n} new supports' },
    'statuses.new': { one: '{n} status given', other: '{n} statuses given' },
    'questions.new': { one: '{n} new question', other: '{n} new questions' },
    'answers.new': { one: '{n} new answer', other: '{n} new answers' },
    'acceptances.new': { one: '{n} best answer chosen', other: '{n} best answers chosen' },
    'unchanged': { one: '{n} item here already, unchanged', other: '{n} items here already, unchanged' },
    'bad-rows': { one: '{n} row refused', other: '{n} rows refused' },
  },
};
