/** Properties of crystals: equation of state, elastic constants. */
package io.crisol.simulation.bulk;
