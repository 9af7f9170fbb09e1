export default {
  'board.tags': 'Filter by tag',
  'board.none.title': 'Nothing found',
  'board.none.text': 'Try other words, or remove a filter.',
  'board.clear': 'Clear the search',
  'board.more': 'Show more',
  'board.former': 'Former member',
};
