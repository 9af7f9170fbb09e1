export default {
  'reactions.title': 'Reactions',
  'reactions.like': 'Like',
  'reactions.thanks': 'Thanks',
  'reactions.bravo': 'Bravo',
  'reactions.insight': 'Insightful',
  'reactions.smile': 'Smile',
  'reactions.people': { one: '{n} person', other: '{n} people' },
  'reactions.add': 'React',
  'reactions.who': 'Who reacted',
  'reactions.others': { one: 'and {n} other', other: 'and {n} others' },
  'reactions.unnamed': { one: '{n} person who is not named', other: '{n} people who are not named' },
  'reactions.waits': 'Waiting for the network: your reaction will be sent as soon as it is back.',
};
