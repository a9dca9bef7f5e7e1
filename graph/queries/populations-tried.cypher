// In which groups was an intervention studied, and in which of the others not?
// Parameters:
//   intervention entity = "mentalization-based treatment"
// Columns:
//   population: the group
//   studies: studies of the intervention that enrol it
//   studied: whether there is one
//   claims: claims that the intervention applies to it
MATCH (i:Intervention)
WHERE (i.id = $intervention OR toLower(i.label) = toLower($intervention) OR any(alias IN i.aliases WHERE toLower(alias) = toLower($intervention)))
MATCH (g:Population)
OPTIONAL MATCH (i)<-[:EVALUATES|COMPARES_WITH]-(s:Study)-[:ENROLS]->(g)
WITH i, g, count(DISTINCT s) AS studies
OPTIONAL MATCH (i)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(g)
WITH g, studies, count(DISTINCT c) AS claims
RETURN g.label AS population, studies, studies > 0 AS studied, claims
ORDER BY studies DESC, claims DESC, g.id
