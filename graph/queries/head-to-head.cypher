// Which interventions were compared with which, and how did it come out?
// Columns:
//   intervention: the one
//   comparator: the other
//   studies: studies
//   findings: findings
//   favouring: in favour of the one
//   against: in favour of the other
//   noDifference: no difference
MATCH (i:Intervention)<-[:OF_INTERVENTION]-(f:Finding)-[:VERSUS]->(v:Intervention)
OPTIONAL MATCH (s:Study)-[:FOUND]->(f)
WITH i, v, count(DISTINCT s) AS studies, count(DISTINCT f) AS findings,
  count(DISTINCT CASE WHEN f.direction = 'favours-intervention' THEN f.id END) AS favouring,
  count(DISTINCT CASE WHEN f.direction = 'favours-comparator' THEN f.id END) AS against,
  count(DISTINCT CASE WHEN f.direction = 'no-difference' THEN f.id END) AS noDifference
RETURN i.label AS intervention, v.label AS comparator, studies, findings, favouring, against, noDifference
ORDER BY findings DESC, i.id, v.id
