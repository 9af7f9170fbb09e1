export default {
  'answering.unanswered': { one: '{n} question without an answer', other: '{n} questions without an answer' },
  'answering.unanswered.more': 'More than {n} questions without an answer',
  'answering.median': 'half of the first answers within {time}',
};
