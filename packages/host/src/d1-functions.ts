/**
 * The SQL functions that D1 lets a statement call, tried one by one on the local Workers runtime (2026-11).
 * Node's SQLite has more (`json_pretty`, `ceiling`, `median`…): they are refused here, so that what runs
 * on this host also runs there.
 */
export const D1_FUNCTIONS = new Set(`
  -> ->> abs acos acosh asin asinh atan atan2 atanh avg bm25 ceil changes char coalesce concat concat_ws cos cosh
  count cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value
  floor format glob group_concat hex highlight ifnull iif instr json json_array json_array_length json_extract
  json_group_array json_group_object json_insert json_object json_patch json_quote json_remove json_replace
  json_set json_type json_valid jsonb jsonb_array jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert
  jsonb_object jsonb_patch jsonb_remove jsonb_replace jsonb_set julianday lag last_insert_rowid last_value lead
  length like likelihood likely ln log log2 lower ltrim match max min mod nth_value ntile nullif octet_length
  percent_rank pi pow printf quote radians random randomblob rank replace round row_number rtreecheck rtrim sign
  sin sinh snippet sqrt strftime string_agg substr substring sum tan tanh time timediff total total_changes trim
  trunc typeof unhex unicode unixepoch unlikely upper zeroblob
`.trim().split(/\s+/));
