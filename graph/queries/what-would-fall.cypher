// Which claims would be left without any study if one publication were withdrawn?
// Parameters:
//   publication text = "bateman-fonagy-1999"
// Columns:
//   claim: what is said
//   works: works cited for it in all
//   claimId: id of the claim
MATCH (w:Publication)
WHERE w.id = 'publication:' + $publication OR w.id = $publication OR w.citationKey = $publication OR toLower(w.label) = toLower($publication)
MATCH (c:Claim)-[:SUPPORTED_BY]->(w)-[:REPORTS]->(:Study)
WITH DISTINCT c, w
OPTIONAL MATCH (c)-[:SUPPORTED_BY]->(other:Publication)-[:REPORTS]->(s:Study)
WHERE other.id <> w.id
WITH c, count(s) AS elsewhere
WHERE elsewhere = 0
RETURN c.label AS claim, c.publicationCount AS works, c.id AS claimId
ORDER BY claim, claimId
