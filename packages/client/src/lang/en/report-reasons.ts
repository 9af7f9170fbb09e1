export default {
  'report.offensive': 'Hurtful or insulting',
  'report.misleading': 'False or misleading',
  'report.spam': 'Advertising or repetition',
  'report.off_topic': 'Off topic',
  'report.private': 'Private or confidential',
};
