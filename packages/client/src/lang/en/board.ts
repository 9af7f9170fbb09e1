export default {
  'board.more': 'Show more',
  'board.former': 'Former member',
  'board.order': 'Order',
  'board.vote': 'Vote for “{title}”',
};
