// What holds after the treatment: findings at least so many weeks later?
// Parameters:
//   weeks integer = 24
// Columns:
//   finding: what was found
//   intervention: on what
//   timepoint: when, as printed
//   weeks: when, in weeks
//   quote: the words
//   findingId: id of the finding
MATCH (f:Finding)<-[r:STATES]-(:Passage)
WHERE f.timepointWeeks >= $weeks
OPTIONAL MATCH (f)-[:OF_INTERVENTION]->(i:Intervention)
RETURN f.label AS finding, i.label AS intervention, f.timepoint AS timepoint, f.timepointWeeks AS weeks, r.text AS quote, f.id AS findingId
ORDER BY weeks DESC, findingId, intervention, quote
