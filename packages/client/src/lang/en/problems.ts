export default {
  'problem.network': 'The network did not answer. Check your connection.',
  'problem.signed_out': 'Sign in to take part.',
};
