export default {
  loading: 'Loading…',
  retry: 'Try again',
  failed: 'This could not be loaded',
  stale: 'This may be out of date.',
  problem: 'Something went wrong. Please try again.',
  inert: 'This widget is not set up correctly',
  'signed-out': 'Sign in to take part',
};
