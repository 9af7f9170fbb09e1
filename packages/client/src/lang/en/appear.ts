export default {
  'appear.undecided': 'By your name, which leads to a profile whose content you choose. Otherwise your rank is shown to you alone. You can change this at any time.',
  'appear.yes': 'Your name appears in the leaderboard and leads to your profile.',
  'appear.no': 'Your name does not appear in the leaderboard, and nobody finds your profile.',
  'appear.opt_out.undecided': 'Your name appears in the leaderboard and leads to your profile as long as you do not say no.',
  'appear.pseudonym.undecided': 'You appear under an invented name as long as you do not say no.',
  'appear.pseudonym.yes': 'You appear in the leaderboard under an invented name.',
  'appear.pseudonym.no': 'You do not appear in the leaderboard, not even under an invented name.',
  'appear.say.yes': 'Yes',
  'appear.say.no': 'No',
};
