// What does a publication contribute: its findings, and the claims that cite it?
// Parameters:
//   publication text = "bateman-fonagy-1999"
// Columns:
//   kind: Finding or Claim
//   says: what it says
//   studiesElsewhere: studies that other works cited for a claim report
//   id: its id
MATCH (w:Publication)
WHERE w.id = 'publication:' + $publication OR w.id = $publication OR w.citationKey = $publication OR toLower(w.label) = toLower($publication)
MATCH (n)
WHERE EXISTS { MATCH (w)-[:REPORTS]->(:Study)-[:FOUND]->(n) } OR EXISTS { MATCH (n)-[:SUPPORTED_BY]->(w) }
OPTIONAL MATCH (n)-[:SUPPORTED_BY]->(other:Publication)-[:REPORTS]->(s:Study)
WHERE other.id <> w.id
WITH n, count(DISTINCT s) AS studiesElsewhere
RETURN labels(n)[0] AS kind, n.label AS says, studiesElsewhere, n.id AS id
ORDER BY kind DESC, id
