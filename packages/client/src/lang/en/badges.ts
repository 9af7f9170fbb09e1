export default {
  'badges.title': 'My badges',
  'badges.count': '{earned} of {all}',
  'badges.none': 'No badges yet',
  'badges.soon': 'This community has not made any yet.',
  'badges.all': 'Show all badges',
  'badges.fewer': 'Show fewer badges',
  'badges.locked': 'not earned yet',
  'badges.progress': '{now} of {goal}',
  'badges.byHand': 'Awarded by the facilitators',
  'badges.earnedOn': 'Earned on {date}',
  'badges.givenBy': 'Awarded on {date} by {name}',
  'badges.holders': { one: '{n} member has it', other: '{n} members have it' },
};
