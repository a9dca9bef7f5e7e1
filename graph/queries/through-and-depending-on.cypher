// Through what do claims and findings hold, and what do they depend on?
// Columns:
//   says: the claim or finding
//   how: MEDIATOR, MODERATOR or IN_POPULATION
//   entity: through, or depending on, what
//   id: id of the claim or finding
MATCH (n)-[r:MEDIATOR|MODERATOR|IN_POPULATION]->(e)
RETURN n.label AS says, type(r) AS how, e.label AS entity, n.id AS id
ORDER BY how, id, e.id
