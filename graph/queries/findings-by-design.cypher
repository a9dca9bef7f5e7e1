// How many findings does each study design give, at which time of measurement?
// Columns:
//   design: design of the studies
//   timepoint: time of measurement as printed
//   studies: studies
//   findings: findings
//   favouring: of these, in favour of the intervention
MATCH (s:Study)-[:FOUND]->(f:Finding)
WITH s.design AS design, f.timepoint AS timepoint, count(DISTINCT s) AS studies, count(f) AS findings,
  sum(CASE WHEN f.direction = 'favours-intervention' THEN 1 ELSE 0 END) AS favouring
RETURN design, timepoint, studies, findings, favouring
ORDER BY findings DESC, design, timepoint
