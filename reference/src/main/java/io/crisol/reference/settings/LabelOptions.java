package io.crisol.reference.settings;

import io.crisol.structures.Setting;
import java.util.Optional;

/**
 * Which labeller.
 *
 * @param labeller what computes
 * @param jobs folder of the records
 * @param teacher a potential
 * @param recorded a file or folder
 */
public record LabelOptions(
    @Setting(
            help =
                "what computes the labels: quantum-espresso (each calculation on record),"
                    + " quantum-espresso-socket (one pw.x that is asked again and again, for"
                    + " dynamics), cp2k, vasp, ase (any calculator of ASE, such as GPAW), lammps,"
                    + " socket (any client of i-PI), a potential (for rehearsals), or recorded"
                    + " (calculations done before are looked up)",
            value = "quantum-espresso")
        Kind labeller,
    @Setting(
            help =
                "folder where every calculation is recorded, and looked up before it is done"
                    + " (default: jobs in the folder where the program is started)",
            unit = "file")
        Optional<String> jobs,
    @Setting(
            help = "the potential of labeller = \"potential\": anything that is a POTENTIAL",
            unit = "file")
        Optional<String> teacher,
    @Setting(
            help =
                "file or folder of labelled frames of labeller = \"recorded\", such as a folder of"
                    + " jobs",
            unit = "file")
        Optional<String> recorded) {
  /** Kinds of labellers. */
  public enum Kind {
    /** pw.x. */
    QUANTUM_ESPRESSO,
    /** pw.x, started once and asked through a socket. */
    QUANTUM_ESPRESSO_SOCKET,
    /** CP2K. */
    CP2K,
    /** VASP. */
    VASP,
    /** A calculator of ASE. */
    ASE,
    /** LAMMPS, started once and asked through a socket. */
    LAMMPS,
    /** Any program that connects to a socket. */
    SOCKET,
    /** Another potential. */
    POTENTIAL,
    /** Calculations done before. */
    RECORDED
  }
}
