export default {
  'listing.about': 'Colleagues find you by name, team, place and the themes that you tick, with how many of your answers helped. Nobody is listed without having said yes, and a no takes effect at once.',
  'listing.listed': 'Colleagues may find me here',
  'listing.themes': 'For which themes?',
  'listing.known': { one: '{n} useful answer', other: '{n} useful answers' },
  'listing.most': 'Up to {n} themes.',
  'listing.save': 'Save',
  'listing.saved': 'Saved.',
  'listing.requests': 'Questions that wait for you',
  'listing.requests.by': '{name} thought of you.',
  'listing.decline': 'I cannot',
  'listing.decline.for': 'I cannot answer “{title}”',
  'listing.declined': 'Somebody else can now be asked.',
};
