export default {
  'board.tags': 'Filter by tag',
  'board.none.title': 'Nothing found',
  'board.none.text': 'Try other words, or remove a filter.',
  'board.clear': 'Clear the search',
  'ideas.sent': 'Your idea is published.',
  'ideas.found': { one: '{n} idea shown', other: '{n} ideas shown' },
  'ideas.status.any': 'All statuses',
  'questions.sent': 'Your question is published.',
  'questions.found': { one: '{n} question shown', other: '{n} questions shown' },
};
