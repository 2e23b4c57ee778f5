/** Point defects of crystals: their kinds, energies, and the hops of vacancies. */
package io.crisol.simulation.defects;
