# Reads a graph file with a library of Python and prints what it found as JSON: python3 read_graph.py READER FILE
import json
import sys


def networkx_rows(graph):
    return {
        "directed": graph.is_directed(),
        "graph": dict(graph.graph),
        "nodes": [[id, typed(data)] for id, data in graph.nodes(data=True)],
        "edges": [[s, t, key, typed(data)] for s, t, key, data in graph.edges(keys=True, data=True)],
    }


def igraph_rows(graph):
    return {
        "directed": graph.is_directed(),
        "graph": {name: graph[name] for name in graph.attributes()},
        "nodes": [[v["id"], typed(v.attributes())] for v in graph.vs],
        "edges": [
            [graph.vs[e.source]["id"], graph.vs[e.target]["id"], e["id"], typed(e.attributes())] for e in graph.es
        ],
    }


def typed(data):
    """JSON has one type for all numbers, and none for NaN."""
    return {name: [type(value).__name__, None if value != value else value] for name, value in data.items()}


def read(reader, file):
    if reader == "igraph-graphml":
        import igraph

        return igraph_rows(igraph.Graph.Read_GraphML(file))
    import networkx as nx

    if reader == "gexf":
        return networkx_rows(nx.read_gexf(file))
    if reader == "graphml":
        return networkx_rows(nx.read_graphml(file))
    with open(file, encoding="utf-8") as stream:
        data = json.load(stream)
    if reader == "node-link":
        try:
            return networkx_rows(nx.node_link_graph(data, edges="edges"))
        except TypeError:  # before 3.4
            data["links"] = data.pop("edges")
            return networkx_rows(nx.node_link_graph(data))
    if reader == "node-link-legacy":
        return networkx_rows(nx.node_link_graph(data))
    if reader == "cytoscape":
        return networkx_rows(nx.cytoscape_graph(data))
    raise SystemExit(f"no such reader: {reader}")



print(json.dumps(read(sys.argv[1], sys.argv[2])))
