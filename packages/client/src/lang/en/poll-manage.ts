export default {
  'manage.title': 'Manage this poll',
  'manage.close': 'Close it now',
  'manage.close.ask': 'Close it now? Nobody can vote any more, and whoever may see the results of a closed poll sees them. You can reopen it.',
  'manage.close.done': 'The poll is closed.',
  'manage.reopen': 'Reopen it',
  'manage.reopen.ask': 'Reopen it, without a closing date? Members can vote again, and see only what they may see of an open poll.',
  'manage.reopen.done': 'The poll is open.',
  'manage.archive': 'Archive it',
  'manage.archive.ask': 'Archive it? It is closed, stands in no list any more, and its results remain.',
  'manage.archive.done': 'The poll is archived.',
  'manage.no': 'Cancel',
};
