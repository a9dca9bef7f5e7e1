// Which claims rest only on works of the people who developed a treatment?
// Parameters:
//   developers list = ["Bateman", "Fonagy"]
// Columns:
//   claim: what is said
//   works: the works cited for it
//   claimId: id of the claim
MATCH (c:Claim)-[:SUPPORTED_BY]->(w:Publication)
WITH DISTINCT c, w
ORDER BY w.id
WITH c, count(w) AS publications, collect(w.label) AS works,
  sum(CASE WHEN any(name IN w.authors WHERE name IN $developers) THEN 1 ELSE 0 END) AS own
WHERE own = publications
RETURN c.label AS claim, works, c.id AS claimId
ORDER BY claim, claimId
