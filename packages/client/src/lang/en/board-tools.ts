export default {
  'board.tags': 'Filter by tag',
  'board.none.title': 'Nothing found',
  'board.none.text': 'Try other words, or remove a filter.',
  'board.clear': 'Clear the search',
  'ideas.status.any': 'All statuses',
  'board.found': { one: '{n} result', other: '{n} results' },
};
