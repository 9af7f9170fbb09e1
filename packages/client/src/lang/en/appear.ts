export default {
  'appear.undecided': 'Otherwise your rank is shown to you alone. You can change this at any time.',
  'appear.yes': 'Your name appears in the leaderboard.',
  'appear.no': 'Your name does not appear in the leaderboard.',
  'appear.opt_out.undecided': 'Your name appears in the leaderboard as long as you do not say no.',
  'appear.pseudonym.undecided': 'You appear under an invented name as long as you do not say no.',
  'appear.pseudonym.yes': 'You appear in the leaderboard under an invented name.',
  'appear.pseudonym.no': 'You do not appear in the leaderboard, not even under an invented name.',
  'appear.say.yes': 'Yes',
  'appear.say.no': 'No',
};
