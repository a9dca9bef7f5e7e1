// Which works are cited for claims although no study of theirs is told of?
// Columns:
//   publication: the work
//   claims: claims that cite it
//   reference: its entry in the reference list
MATCH (w:Publication)<-[:SUPPORTED_BY]-(c:Claim)
WHERE NOT EXISTS { MATCH (w)-[:REPORTS]->(:Study) }
WITH w, count(DISTINCT c) AS claims
RETURN w.label AS publication, claims, w.reference AS reference
ORDER BY claims DESC, w.id
