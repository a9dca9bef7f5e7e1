// Which claims are contradicted by other claims on the same two things?
// Columns:
//   claim: what is said
//   against: what is said against it
//   claimWorks: works cited for the one
//   againstWorks: works cited for the other
//   claimId: id of the one
//   againstId: id of the other
MATCH (c:Claim)-[:SUBJECT]->(x)<-[:SUBJECT]-(o:Claim)
WHERE c.id < o.id
  AND ((c.predicate = o.predicate AND c.polarity <> o.polarity)
    OR (c.polarity = o.polarity AND c.predicate = 'INCREASES' AND o.predicate = 'DECREASES')
    OR (c.polarity = o.polarity AND c.predicate = 'DECREASES' AND o.predicate = 'INCREASES')
    OR (c.polarity = o.polarity AND c.predicate = 'OUTPERFORMS' AND o.predicate = 'EQUIVALENT_TO')
    OR (c.polarity = o.polarity AND c.predicate = 'EQUIVALENT_TO' AND o.predicate = 'OUTPERFORMS'))
  AND EXISTS { MATCH (c)-[:OBJECT]->(y)<-[:OBJECT]-(o) }
RETURN DISTINCT c.label AS claim, o.label AS against, c.publicationCount AS claimWorks, o.publicationCount AS againstWorks,
  c.id AS claimId, o.id AS againstId
ORDER BY claimId, againstId
