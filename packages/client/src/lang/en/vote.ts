export default {
  'vote.label': 'Vote for this page',
  'vote.own': 'You cannot vote for your own contribution',
  'vote.closed': 'Voting is closed',
  votes: { one: '{n} vote', other: '{n} votes' },
};
