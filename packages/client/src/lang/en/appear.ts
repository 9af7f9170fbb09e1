export default {
  'appear.undecided': 'Otherwise your rank is shown to you alone. You can change this at any time.',
  'appear.yes': 'Your name appears in the leaderboard.',
  'appear.no': 'Your name does not appear in the leaderboard.',
  'appear.say.yes': 'Yes',
  'appear.say.no': 'No',
};
