// Which effects on an outcome are reported, with numbers and interval?
// Parameters:
//   outcome entity = "treatment outcome"
// Columns:
//   intervention: what was done
//   comparator: what it was compared with
//   measure: what the numbers are
//   value: the estimate
//   ciLow: lower limit
//   ciHigh: upper limit
//   interventionValue: in the intervention arm
//   comparatorValue: in the comparator arm
//   direction: whom it favours
//   design: design of the study
//   findingId: id of the finding
MATCH (o:Outcome)
WHERE (o.id = $outcome OR toLower(o.label) = toLower($outcome) OR any(alias IN o.aliases WHERE toLower(alias) = toLower($outcome)))
MATCH (o)<-[:OF_OUTCOME]-(f:Finding)
OPTIONAL MATCH (f)-[:OF_INTERVENTION]->(i:Intervention)
OPTIONAL MATCH (f)-[:VERSUS]->(v:Intervention)
OPTIONAL MATCH (s:Study)-[:FOUND]->(f)
RETURN i.label AS intervention, v.label AS comparator, f.measure AS measure, f.value AS value, f.ciLow AS ciLow, f.ciHigh AS ciHigh,
  f.interventionValue AS interventionValue, f.comparatorValue AS comparatorValue, f.direction AS direction, s.design AS design, f.id AS findingId
ORDER BY findingId, intervention, comparator, design
