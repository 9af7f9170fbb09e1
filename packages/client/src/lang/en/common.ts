export default {
  loading: 'Loading…',
  retry: 'Try again',
  failed: 'This could not be loaded',
  stale: 'This may be out of date.',
  problem: 'Something went wrong. Please try again.',
  'inert.title': 'This widget is not set up correctly',
  'inert.text': 'Whoever looks after this page can put it right.',
  'signedOut.title': 'Sign in to take part',
  'signedOut.text': 'Your points, votes and questions will be here once you have signed in.',
  unit: { one: 'point', other: 'points' },
};
