export default {
  'answers.list': 'Answers',
  'answers.none': 'No answers yet. Yours is welcome.',
  'answers.sent': 'Your answer is published.',
  'answers.best': 'Best answer',
  'answers.accept': 'Accept this answer',
  'answers.withdraw': 'Withdraw the acceptance',
  'answers.accepted': 'The answer is accepted.',
  'answers.withdrawn': 'The answer is no longer accepted.',
  'answers.vote': 'Vote for the answer by {name}',
};
