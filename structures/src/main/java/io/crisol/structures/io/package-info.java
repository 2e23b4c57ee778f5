/** One file per format that structures, labels and trajectories are read from and written to. */
package io.crisol.structures.io;
