// Which claims does one passage hedge and another assert?
// Columns:
//   claim: what is said
//   hedged: how it is hedged
//   asserted: how it is asserted
//   hedgedAt: document and line of the one
//   assertedAt: and of the other
//   claimId: id of the claim
MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage)-[h:STATES]->(c:Claim)<-[a:STATES]-(q:Passage)<-[:HAS_PASSAGE]-(e:Document)
WHERE h.modality <> 'asserted' AND a.modality = 'asserted'
RETURN c.label AS claim, h.text AS hedged, a.text AS asserted, d.uri + ':' + toString(p.line) AS hedgedAt,
  e.uri + ':' + toString(q.line) AS assertedAt, c.id AS claimId
ORDER BY claimId, hedgedAt, assertedAt, hedged, asserted
