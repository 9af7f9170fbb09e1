export default {
  'visibility.appears': 'Appear by name',
  'visibility.appears.about': 'In leaderboards and by this profile: name, team and the month in which you came.',
  'visibility.closed': 'Nobody finds your profile. What is open below would be seen if you appeared.',
  'visibility.pseudonym': 'This community uses invented names: nobody finds your profile.',
  'visibility.points': 'Points and level',
  'visibility.badges': 'Badges',
  'visibility.contributions': 'Contributions',
  'visibility.never': 'Your streak, the days of your visits and the detail of your points are never shown to others.',
  'visibility.saved': 'Saved.',
  'visibility.asOthers': 'See it as others do',
  'visibility.asMe': 'Back to my own view',
};
