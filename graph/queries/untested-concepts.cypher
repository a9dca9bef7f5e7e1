// Which concepts do claims speak of that no cited work with a study stands behind?
// Columns:
//   concept: the concept
//   claims: claims about it
//   passages: passages that state them
MATCH (e:Concept)<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE NOT EXISTS { MATCH (e)<-[:SUBJECT|OBJECT]-(:Claim)-[:SUPPORTED_BY]->(:Publication)-[:REPORTS]->(:Study) }
WITH DISTINCT e, c
WITH e, count(c) AS claims, sum(c.passageCount) AS passages
RETURN e.label AS concept, claims, passages
ORDER BY claims DESC, passages DESC, e.id
