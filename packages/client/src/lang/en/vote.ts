export default {
  'vote.own': 'You cannot vote for your own contribution',
  'vote.closed': 'Voting is closed',
  'vote.waits': 'Your vote will be sent when the network is back',
  votes: { one: '{n} vote', other: '{n} votes' },
};
