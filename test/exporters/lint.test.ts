// The files keep the rules of the programs they are for, and the linter that says so sees each rule broken.
import { describe, expect, test } from 'vitest'
import { textOf } from './golden-files.js'
import { lintGexf, lintGraphml } from './lint.js'

const shapes = ['full', 'concepts'] as const

describe('gexf', () => {
  test.each(shapes)('keeps the rules in shape %s', (shape) => expect(lintGexf(textOf('gexf', { shape }))).toEqual([]))

  const good = textOf('gexf')
  test.each([
    ['version', '1.2draft"', '1.3"', 'the root is not that of GEXF 1.2'],
    ['viz', '1.2draft/viz', '1.3/viz', 'the namespace of viz'],
    ['undirected', '"directed"', '"undirected"', 'static and directed'],
    ['graph attributes', 'class="node"', 'class="graph"', 'attributes of the class "graph"'],
    ['a title of its own', 'title="node_kind"', 'title="kind"', 'has another title'],
    ['list type', 'type="string"', 'type="liststring"', 'has the type "liststring"'],
    ['camel case', '"node_kind"', '"nodeKind"', 'no lower_snake_case'],
    ['reserved', /"attr_pid"/g, '"pid"', 'pid is reserved'],
    ['twice', /"flag_2"/g, '"flag"', 'two attributes "flag"'],
    ['undeclared', 'for="flag"', 'for="flagg"', 'unknown flagg'],
    ['empty', 'value="smd"', 'value=""', 'is empty'],
    ['alpha', 'b="', 'a="1" b="', 'alpha'],
    ['edge type', '<edge ', '<edge type="directed" ', 'a type of its own'],
    ['weight', 'weight="1.0"', 'weight="0.0"', 'no weight above 0'],
    ['node id', 'node id="claim:2"', 'node id="claim:1"', 'a node id is used twice'],
    ['edge id', 'edge id="has:1"', 'edge id="out:1"', 'an edge id is used twice'],
    ['unsafe id', 'node id="claim:2"', 'node id="claim 2"', 'is not safe'],
    ['loose end', 'target="claim:1"', 'target="claim:9"', 'which is no node'],
    ['default', '</attributes>', '<default>1</default></attributes>', '<default>'],
    ['order', '<nodes>', '<edge id="e" source="claim:1" target="claim:1" weight="1"/><nodes>', 'before a node'],
  ])('%s broken is seen', (_name, from, to, problem) => {
    const bad = good.replace(from, to)
    expect(bad).not.toBe(good)
    expect(lintGexf(bad).join('\n')).toContain(problem)
  })
})

describe('graphml', () => {
  test.each(shapes)('keeps the rules in shape %s', (shape) => {
    expect(lintGraphml(textOf('graphml', { shape }))).toEqual([])
  })

  const good = textOf('graphml')
  test.each([
    ['namespace', 'xmlns=', 'xmlns:g=', 'name and namespace'],
    ['undirected', '"directed"', '"undirected"', 'one directed graph'],
    ['two graphs', '</graph>', '<graph edgedefault="directed"></graph></graph>', 'one directed graph'],
    ['for all', 'for="node"', 'for="all"', 'is for "all"'],
    ['integer', 'attr.type="int"', 'attr.type="integer"', 'has the type "integer"'],
    ['no type', 'attr.type="int"', '', 'has the type ""'],
    ['camel case', 'attr.name="node_kind"', 'attr.name="nodeKind"', 'no lower_snake_case'],
    ['reserved', 'attr.name="attr_r"', 'attr.name="r"', 'r is reserved'],
    ['name on edges', 'attr.name="attr_label"', 'attr.name="name"', 'name is reserved'],
    ['twice', 'attr.name="flag_2"', 'attr.name="flag"', 'two keys "flag"'],
    ['key id twice', 'key id="n_flag_2"', 'key id="n_flag"', 'two keys have the id n_flag'],
    ['undeclared', 'data key="n_flag"', 'data key="n_flagg"', 'unknown key n_flagg'],
    ['empty', '>smd<', '><', 'is empty'],
    ['late key', '</graph>', '<key id="k" for="node" attr.name="k" attr.type="int"/></graph>', 'behind the graph'],
    ['late data', '</graph>', '<data key="g_title">x</data></graph>', 'behind a node'],
    ['mixed', '<edge ', '<edge directed="false" ', 'a direction of its own'],
    ['port', '</graph>', '<port name="p"/></graph>', '<port>'],
  ])('%s broken is seen', (_name, from, to, problem) => {
    const bad = good.replace(from, to)
    expect(bad).not.toBe(good)
    expect(lintGraphml(bad).join('\n')).toContain(problem)
  })
})
