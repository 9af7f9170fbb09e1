export default {
  'vote.label': 'Vote for this page',
  'vote.signIn': 'Sign in to vote',
  'vote.own': 'You cannot vote for your own contribution',
  'vote.closed': 'Voting is closed',
  votes: { one: '{n} vote', other: '{n} votes' },
};
