export default {
  'leaderboard.since': 'Counts what was earned since {day}.',
  'leaderboard.sum': 'Teams are compared by their totals.',
  'leaderboard.average': 'Teams are compared by their average per member.',
  'leaderboard.compensated': 'Teams are compared as if all were as large as the largest.',
  'leaderboard.fewest': 'Teams of {n} people or more are shown.',
  'leaderboard.teamless': 'Your team is not in the ranking of this period.',
};
