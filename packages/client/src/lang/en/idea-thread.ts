export default {
  'comments.list': 'Comments',
  'comments.none': 'No comments yet. Yours is welcome.',
  'comments.sent': 'Your comment is published.',
  'status.change': 'Change the status',
  'status.saved': 'The status is saved.',
};
