export default {
  'vote.own': 'You cannot vote for your own contribution',
  'vote.closed': 'Voting is closed',
  'vote.waits': 'Waiting for the network: your vote will be sent when it is back.',
  votes: { one: '{n} vote', other: '{n} votes' },
};
