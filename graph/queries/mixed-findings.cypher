// On which outcomes do the findings on one treatment point in different directions?
// Columns:
//   intervention: the treatment
//   outcome: the outcome
//   favouring: findings that favour it
//   against: findings that favour the comparator
//   noDifference: findings of no difference
MATCH (i:Intervention)<-[:OF_INTERVENTION]-(f:Finding)-[:OF_OUTCOME]->(o:Outcome)
WHERE f.direction IS NOT NULL
WITH i, o, sum(CASE WHEN f.direction = 'favours-intervention' THEN 1 ELSE 0 END) AS favouring,
  sum(CASE WHEN f.direction = 'favours-comparator' THEN 1 ELSE 0 END) AS against,
  sum(CASE WHEN f.direction = 'no-difference' THEN 1 ELSE 0 END) AS noDifference, count(*) AS all
WHERE favouring < all AND against < all AND noDifference < all
RETURN i.label AS intervention, o.label AS outcome, favouring, against, noDifference
ORDER BY intervention, outcome, i.id, o.id
