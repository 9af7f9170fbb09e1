export default {
  'comments.write': 'Comment',
  'comments.count': { one: '{n} comment', other: '{n} comments' },
  'thread.reply': 'Reply',
  'thread.reply.to': 'to {name}',
  'thread.gone': 'This comment is not shown any more.',
  'thread.held': 'Others see it once the facilitators have had a look.',
};
