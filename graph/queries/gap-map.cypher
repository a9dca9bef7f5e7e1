// How many studies and findings are there for each intervention and outcome?
// Columns:
//   intervention: the intervention
//   outcome: the outcome
//   studies: studies with such findings
//   findings: findings
//   favouring: of these, in favour of the intervention
MATCH (i:Intervention)<-[:OF_INTERVENTION]-(f:Finding)-[:OF_OUTCOME]->(o:Outcome)
OPTIONAL MATCH (s:Study)-[:FOUND]->(f)
WITH i, o, count(DISTINCT s) AS studies, count(DISTINCT f) AS findings,
  count(DISTINCT CASE WHEN f.direction = 'favours-intervention' THEN f.id END) AS favouring
RETURN i.label AS intervention, o.label AS outcome, studies, findings, favouring
ORDER BY findings DESC, studies DESC, i.id, o.id
