export default {
  'ideas.title': 'Idea box',
  'ideas.trending': 'Trending',
  'ideas.new': 'Newest',
  'ideas.top': 'Most votes',
  'ideas.random': 'Random',
  'ideas.search': 'Search ideas…',
  'ideas.write': 'Propose an idea',
  'ideas.comments': { one: '{n} comment', other: '{n} comments' },
};
