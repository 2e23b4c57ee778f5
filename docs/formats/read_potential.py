#!/usr/bin/env python3
"""Reads a Crisol potential file (*.crisol.json) and computes energies with numpy alone.

    read_potential.py FILE    recomputes the self-test energies of the file; exit code 1 where one disagrees

Families: network (Chebyshev descriptor), lennard-jones, morse, zbl, sum, committee. Format: potential-file.md, beside this file.
Units: eV and Angstrom. Everything is computed as the formulas read; time grows with the square of the number of atoms.
"""
import itertools
import json
import sys

import numpy as np


def environments(structure, cutoff):
    """For each atom the vectors r_j - r_i to all atoms and images within the cutoff, and their element symbols."""
    cell = np.array(structure["cell"], float).reshape(3, 3)
    positions = np.array(structure["positions"], float).reshape(-1, 3)
    symbols = np.array(structure["elements"])
    reach = [0, 0, 0]
    if any(structure["periodic"]):
        assert all(structure["periodic"]), "this reader knows crystals and open structures"
        heights = 1 / np.linalg.norm(np.linalg.inv(cell), axis=0)
        positions = positions - np.floor(positions @ np.linalg.inv(cell)) @ cell
        reach = [int(cutoff / height) + 1 for height in heights]
    shifts = np.array(list(itertools.product(*[range(-n, n + 1) for n in reach]))) @ cell
    for i in range(len(positions)):
        vectors = (positions[None, :, :] + shifts[:, None, :] - positions[i]).reshape(-1, 3)
        r = np.linalg.norm(vectors, axis=1)
        keep = r < cutoff
        keep[len(shifts) // 2 * len(positions) + i] = False  # the atom itself, not its images
        yield symbols[i], vectors[keep], r[keep], np.tile(symbols, len(shifts))[keep]


def smoothed(phi, r, cutoff, smooth):
    """phi(r) ended at the cutoff; phi returns energy and slope."""
    energy, (end, slope) = phi(r)[0], phi(cutoff)
    return {"none": energy, "shift": energy - end, "force-shift": energy - end - (r - cutoff) * slope}[smooth]


def lennard_jones(p):
    def phi(r):
        s = (p["sigma"] / r) ** 6
        return 4 * p["epsilon"] * (s * s - s), 24 * p["epsilon"] * (s - 2 * s * s) / r
    return phi


def morse(p):
    def phi(r):
        q = np.exp(-p["alpha"] * (r - p["r0"]))
        return p["depth"] * (q * q - 2 * q), 2 * p["alpha"] * p["depth"] * (q - q * q)
    return phi


def pair_energy(record, structure, make):
    p, energy = record["parameters"], 0.0
    phis = {frozenset(pair.split("-")): make(values) for pair, values in p["pairs"].items()}
    for centre, _, r, symbols in environments(structure, p["cutoff"]):
        for distance, symbol in zip(r, symbols):
            energy += 0.5 * smoothed(phis[frozenset((centre, symbol))], distance, p["cutoff"], p["smooth"])
    return energy


def chebyshev(descriptor, vectors, r, symbols):
    """Components of one environment: all radial, all angular; with several elements the same again, weighted."""
    elements = descriptor["elements"]
    n = len(elements)
    weights = [w for w in range(-(n // 2), n // 2 + 1) if w != 0 or n % 2 == 1]
    spin = np.array([weights[elements.index(symbol)] for symbol in symbols], float)
    halves = []
    for w in [np.ones(len(r))] + ([spin] if n > 1 else []):
        values = []
        for kind in ("radial", "angular"):
            for part in descriptor[kind]:
                rc, order = part["cutoff"], part["order"]
                near = r < rc
                d, u, f = r[near], vectors[near] / r[near, None], w[near] * 0.5 * (np.cos(np.pi * r[near] / rc) + 1)
                if kind == "radial":
                    argument, factor = 2 * d / rc - 1, f
                else:
                    j, k = np.triu_indices(len(d), 1)
                    argument, factor = np.einsum("ij,ij->i", u[j], u[k]), f[j] * f[k]
                values += [factor @ np.polynomial.chebyshev.chebval(argument, np.eye(order + 1)[m]) if len(factor) else 0.0
                           for m in range(order + 1)]
        halves += values
    return np.array(halves)


def network_energy(record, structure):
    p = record["parameters"]
    assert p["descriptor"]["kind"] == "chebyshev"
    cutoff = max(part["cutoff"] for part in p["descriptor"]["radial"] + p["descriptor"]["angular"])
    energy = 0.0
    for centre, vectors, r, symbols in environments(structure, cutoff):
        net = p["networks"][centre]
        mean, sigma, parameters = (np.array(net[name]) for name in ("mean", "sigma", "parameters"))
        varies = sigma > 1e-10  # a component that did not vary in training counts as zero
        a = np.where(varies, chebyshev(p["descriptor"], vectors, r, symbols) - mean, 0) / np.where(varies, sigma, 1)
        at, sizes = 0, net["layers"]
        for layer, (inputs, units) in enumerate(zip(sizes, sizes[1:])):
            weights = parameters[at:at + inputs * units].reshape(units, inputs)
            bias = parameters[at + inputs * units:at + inputs * units + units]
            at += (inputs + 1) * units
            a = weights @ a + bias
            if layer < len(sizes) - 2:
                a = np.tanh(a)
        energy += a[0] + record.get("reference_energies", {}).get(centre, 0.0)
    return energy


def zbl_energy(record, structure):
    """Repulsion of nuclei; formula in the class comment of Zbl."""
    p, energy = record["parameters"], 0.0
    c, d = np.array([0.02817, 0.28022, 0.50986, 0.18175]), np.array([0.20162, 0.40290, 0.94229, 3.19980])
    pairs = {frozenset(name.split("-")): {"inner": p["inner"], "outer": p["outer"], **values} for name, values in p["pairs"].items()}
    for centre, _, distances, symbols in environments(structure, max(pair["outer"] for pair in pairs.values())):
        for r, symbol in zip(distances, symbols):
            pair = pairs[frozenset((centre, symbol))]
            z1, z2, inner, outer = (pair[name] for name in ("z1", "z2", "inner", "outer"))
            if r >= outer:
                continue
            k, rate, w = p["coulomb"] * z1 * z2, d * (z1**0.23 + z2**0.23) / 0.46850, outer - inner
            terms = c * np.exp(-rate * outer)
            s0, s1, s2 = terms.sum(), -(rate * terms).sum(), (rate * rate * terms).sum()
            v0, v1, v2 = k / outer * s0, k / outer * (s1 - s0 / outer), k / outer * (s2 - 2 * s1 / outer + 2 * s0 / outer**2)
            t = max(0.0, r - inner)
            energy += 0.5 * (k / r * (c * np.exp(-rate * r)).sum() - v0 + w * v1 / 2 - w * w * v2 / 12
                             + t**3 * (w * v2 - 3 * v1) / (3 * w * w) + t**4 * (2 * v1 - w * v2) / (4 * w**3))
    return energy


def energy(record, structure):
    """Total energy, eV, of a structure given like those of the self-test."""
    if "repulsion" in record:
        rest = {name: value for name, value in record.items() if name != "repulsion"}
        return energy(rest, structure) + energy(record["repulsion"], structure)
    family = record["family"]
    if family == "zbl":
        return zbl_energy(record, structure)
    if family == "sum":
        return sum(energy(term, structure) for term in record["parameters"]["terms"])
    if family == "committee":
        return np.mean([energy(member, structure) for member in record["parameters"]["members"]])
    if family == "network":
        return network_energy(record, structure)
    return pair_energy(record, structure, {"lennard-jones": lennard_jones, "morse": morse}[family])


def main(path):
    with open(path, encoding="utf-8") as file:
        potential = json.load(file)
    assert potential["format"] == "crisol-potential" and potential["version"] == 1, "another format or a newer version"
    worst = 0.0
    for test in potential["self_test"]:
        computed = energy(potential, test)
        worst = max(worst, abs(computed - test["energy"]) / max(1.0, abs(test["energy"])))
        print(f"{test['energy']:.12f} eV in the file, {computed:.12f} eV computed")
    print(f"largest disagreement {worst:.1e}")
    return 0 if worst <= 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
