export default {
  'badges.title': 'My badges',
  'badges.count': '{earned} of {all}',
  'badges.none': 'No badges yet',
  'badges.soon': 'This community has not made any yet.',
  'badges.all': 'Show all badges',
  'badges.fewer': 'Show fewer badges',
  'badges.locked': 'not earned yet',
  'badges.progress': '{now} of {goal}',
  'badges.times': '×{n}',
};
