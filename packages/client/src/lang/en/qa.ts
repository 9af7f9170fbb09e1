export default {
  'questions.title': 'Questions and answers',
  'questions.new': 'Newest',
  'questions.top': 'Most useful',
  'questions.unanswered': 'Unanswered',
  'questions.search': 'Search questions…',
  'questions.write': 'Ask a question',
  'questions.answers': { one: 'answer', other: 'answers' },
  'questions.best': 'best answer by {name}',
  'questions.reply': 'Answer',
};
