// Where is a concept mentioned, under which names?
// Parameters:
//   concept entity = "epistemic trust"
// Columns:
//   name: the words used
//   sentence: the passage
//   section: heading it stands under
//   uri: document
//   line: line in it
MATCH (e)
WHERE (e:Concept OR e:Intervention OR e:Condition OR e:Population OR e:Outcome)
  AND (e.id = $concept OR toLower(e.label) = toLower($concept) OR any(alias IN e.aliases WHERE toLower(alias) = toLower($concept)))
MATCH (e)<-[r:MENTIONS]-(p:Passage)<-[:HAS_PASSAGE]-(d:Document)
RETURN r.text AS name, p.text AS sentence, p.section AS section, d.uri AS uri, p.line AS line
ORDER BY uri, line, r.start, r.id
