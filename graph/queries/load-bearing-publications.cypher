// Which works carry most: claims that cite them, and claims that cite nothing else?
// Parameters:
//   limit integer = 25
// Columns:
//   publication: the work
//   claims: claims that cite it
//   alone: of these, those that cite no other
//   studies: studies it reports
//   findings: their findings
MATCH (w:Publication)<-[:SUPPORTED_BY]-(c:Claim)
WITH w, count(DISTINCT c) AS claims, count(DISTINCT CASE WHEN c.publicationCount = 1 THEN c.id END) AS alone
OPTIONAL MATCH (w)-[:REPORTS]->(s:Study)
OPTIONAL MATCH (s)-[:FOUND]->(f:Finding)
WITH w, claims, alone, count(DISTINCT s) AS studies, count(DISTINCT f) AS findings
RETURN w.label AS publication, claims, alone, studies, findings
ORDER BY claims DESC, alone DESC, w.id
LIMIT $limit
