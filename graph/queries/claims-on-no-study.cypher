// Which claims rest on no study, and how many works are cited for them all the same?
// Columns:
//   claim: what is said
//   basis: what it rests on
//   modality: the firmest way it is said
//   passages: passages that say it
//   publications: works cited for it
//   claimId: id of the claim
MATCH (c:Claim)
WHERE NOT EXISTS { MATCH (c)-[:SUPPORTED_BY]->(:Publication)-[:REPORTS]->(:Study) }
RETURN c.label AS claim, c.basis AS basis, c.modality AS modality, c.passageCount AS passages,
  c.publicationCount AS publications, c.id AS claimId
ORDER BY passages DESC, claim, claimId
