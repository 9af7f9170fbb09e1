export default {
  'answers.best': 'Best answer',
  'answers.accept': 'Accept this answer',
  'answers.withdraw': 'Withdraw the acceptance',
  'answers.withdrawn': 'The answer is no longer accepted.',
  'answers.vote': 'Vote for this answer ({name})',
};
