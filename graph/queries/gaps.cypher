// Which interventions with findings have none on which outcome that others have?
// Parameters:
//   limit integer = 100
// Columns:
//   intervention: the intervention
//   outcome: the outcome without a finding
//   studiesOfOutcome: studies of other interventions with findings on it
MATCH (s:Study)-[:FOUND]->(:Finding)-[:OF_OUTCOME]->(o:Outcome)
WITH o, count(DISTINCT s) AS studiesOfOutcome
MATCH (i:Intervention)
WHERE EXISTS { MATCH (i)<-[:OF_INTERVENTION]-(:Finding) }
  AND NOT EXISTS { MATCH (i)<-[:OF_INTERVENTION|VERSUS]-(:Finding)-[:OF_OUTCOME]->(o) }
RETURN i.label AS intervention, o.label AS outcome, studiesOfOutcome
ORDER BY studiesOfOutcome DESC, i.id, o.id
LIMIT $limit
