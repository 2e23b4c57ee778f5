package io.crisol.simulation.search;

import java.util.OptionalDouble;

/**
 * A host, and what its voltages are measured against.
 *
 * @param metalEnergy energy of an atom of the ion's metal, eV; absent: the potential's
 */
public record HostFilling(Host host, OptionalDouble metalEnergy) {}
