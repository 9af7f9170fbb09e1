export default {
  'board.more': 'Show more',
  'board.former': 'Former member',
  'board.filter': 'Filter',
  'board.order': 'Order',
  'board.vote': 'Vote for “{title}”',
};
