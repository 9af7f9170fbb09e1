export default {
  'thread.reply': 'Reply',
  'thread.reply.to': 'to {name}',
  'thread.gone': 'This comment is not shown any more.',
  'thread.held': 'Others see it once the facilitators have had a look.',
  'thread.since': 'since {date}',
  'thread.owner': 'in charge:',
};
