package io.crisol.simulation.analysis;

import io.crisol.structures.Structure;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A frame of a trajectory.
 *
 * @param structure its atoms; positions may be wrapped into the cell or not
 * @param velocities double[3N], Å/fs, where stored
 * @param time fs, where known
 */
public record Snapshot(Structure structure, Optional<double[]> velocities, OptionalDouble time) {}
