"""Do other programs read the exports? `origins --as prov` through rdflib, `--as dot` through pydot.

Run by tests/real/run in an environment with both. Exit status 1 and a line for each thing that does not hold.
"""

import subprocess
import sys
from pathlib import Path

import pydot
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

PROV = Namespace("http://www.w3.org/ns/prov#")
ROOT = Path(__file__).resolve().parents[2]
NEWS = ["examples/pier", "examples/cheese", "examples/water", "--outlets", "examples/outlets.toml"]


def exported(form):
    """What the program prints for the invented stories."""
    command = ["cargo", "run", "--release", "--locked", "--quiet", "--", "origins", *NEWS, "--as", form]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def prov_fails():
    """What is wrong with the PROV export, in words."""
    graph = Graph().parse(data=exported("prov"), format="json-ld")
    entities = set(graph.subjects(RDF.type, PROV.Entity))
    agents = set(graph.subjects(RDF.type, PROV.Agent))
    kinds = {
        PROV.wasQuotedFrom: entities,
        PROV.wasDerivedFrom: entities,
        PROV.hadPrimarySource: entities,
        PROV.hadMember: entities,
        PROV.wasAttributedTo: agents,
    }
    for term, allowed in kinds.items():
        found = list(graph.subject_objects(term))
        if not found:
            yield f"prov: nothing stands under {term}"
        for subject, target in found:
            if target not in allowed:
                yield f"prov: {subject} leads by {term} to {target}, which is none of its kind"
    for derivation in graph.subjects(RDF.type, PROV.Derivation):
        if graph.value(derivation, PROV.entity) not in entities:
            yield f"prov: {derivation} derives from nothing"


def dot_fails():
    """What is wrong with the graphs, in words."""
    graphs = pydot.graph_from_dot_data(exported("dot")) or []
    if len(graphs) != 3:
        yield f"dot: {len(graphs)} graphs for 3 stories"
    for graph in graphs:
        for part in graph.get_subgraphs():
            nodes = {node.get_name() for node in part.get_nodes()}
            for edge in part.get_edges():
                for end in (edge.get_source(), edge.get_destination()):
                    if end not in nodes:
                        yield f"dot: an arrow leads to {end}, which is not drawn"


if __name__ == "__main__":
    FAILS = [*prov_fails(), *dot_fails()]
    print("\n".join(FAILS) if FAILS else "exports: rdflib and pydot read them")
    sys.exit(1 if FAILS else 0)
