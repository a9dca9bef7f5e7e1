// Which claims rest on a single study?
// Columns:
//   claim: what is said
//   study: its design
//   sampleSize: its participants
//   publications: works cited for the claim that report it
//   claimId: id of the claim
MATCH (c:Claim)-[:SUPPORTED_BY]->(w:Publication)-[:REPORTS]->(s:Study)
WITH c, count(DISTINCT s) AS studies, count(DISTINCT w) AS publications, min(s.id) AS only
WHERE studies = 1
MATCH (s:Study {id: only})
RETURN c.label AS claim, s.design AS study, s.sampleSize AS sampleSize, publications, c.id AS claimId
ORDER BY claim, claimId
