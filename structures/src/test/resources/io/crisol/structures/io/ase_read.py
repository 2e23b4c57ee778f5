"""Reads files with ASE and prints what it found as JSON; one "format<TAB>keywords<TAB>file" a line of standard input."""

import json
import sys

import ase.io
import ase.units
import numpy


def found(atoms):
    result = {
        "cell": atoms.cell.array.tolist(),
        "pbc": atoms.pbc.tolist(),
        "numbers": atoms.numbers.tolist(),
        "positions": atoms.positions.tolist(),
    }
    if atoms.has("momenta"):
        result["velocities"] = (atoms.get_velocities() * ase.units.fs).tolist()
    if atoms.has("initial_charges"):
        result["charges"] = atoms.get_initial_charges().tolist()
    if atoms.calc is not None:
        for name in ("energy", "forces", "stress"):
            value = atoms.calc.results.get(name)
            if value is not None:
                result[name] = numpy.asarray(value, dtype=float).tolist()
    return result


results = []
for line in sys.stdin:
    name, keywords, path = line.rstrip("\n").split("\t")
    given = json.loads(keywords)
    if "Z_of_type" in given:
        given["Z_of_type"] = {int(number): z for number, z in given["Z_of_type"].items()}
    try:
        results.append(found(ase.io.read(path, format=name, **given)))
    except Exception as problem:  # told to the test, which fails with it
        results.append({"error": f"{type(problem).__name__}: {problem}"})
json.dump(results, sys.stdout)
