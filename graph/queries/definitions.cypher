// How are the concepts defined?
// Columns:
//   concept: the concept
//   definition: its definition as printed
//   aliases: its names
MATCH (c:Concept)
WHERE c.definition IS NOT NULL
RETURN c.label AS concept, c.definition AS definition, c.aliases AS aliases
ORDER BY concept, c.id
