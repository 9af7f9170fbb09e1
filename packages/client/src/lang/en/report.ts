import reasons from './report-reasons.ts';

export default {
  ...reasons,
  'report.title': 'Report',
  'report.why': 'What is wrong with it?',
  'report.note': 'A word for the facilitators',
  'report.optional': '(optional)',
  'report.promise': 'Nobody learns who reported it, not even the facilitators.',
  'report.missing': 'Choose what is wrong with it.',
  'report.send': 'Report',
  'report.cancel': 'Cancel',
  'report.thanks': 'Thank you. The facilitators will have a look.',
  'report.close': 'Close',
  'report.own_subject': 'You wrote this yourself: remove it instead.',
};
