export default {
  'ideas.empty.title': 'No ideas yet.',
  'ideas.empty.text': 'Propose the first one.',
  'questions.empty.title': 'No questions yet.',
  'questions.empty.text': 'Ask the first one.',
  'questions.answered.title': 'Every question has an answer.',
  'questions.answered.text': 'Thank you to all who answer.',
  'board.tags': 'Filter by tag',
  'board.none.title': 'Nothing found',
  'board.none.text': 'Try other words, or remove a filter.',
  'board.clear': 'Clear the search',
  'ideas.status.any': 'All statuses',
  'board.found': { one: '{n} result', other: '{n} results' },
};
