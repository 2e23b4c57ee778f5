package io.crisol.reference.settings;

import io.crisol.reference.ipi.SocketName;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Programs that are asked through a socket (i-PI protocol).
 *
 * @param address where we listen
 * @param client how the program is started
 * @param lammps how LAMMPS is started
 * @param lammpsLines what defines its potential
 * @param patience fs
 */
public record SocketOptions(
    @Setting(
            help =
                "where we listen for the program: unix:NAME (the file ipi_NAME in /tmp) or"
                    + " tcp:HOST:PORT; by default a UNIX socket of a name of its own")
        Optional<String> address,
    @Setting(
            help =
                "how the program of labeller = \"socket\" is started, one line of shell; without"
                    + " it somebody else starts it")
        Optional<String> client,
    @Setting(help = "how LAMMPS is started", value = "lmp") String lammps,
    @Setting(
            help =
                "lines of LAMMPS that define the potential, e.g. [\"pair_style sw\", \"pair_coeff *"
                    + " * Si.sw Si\"]; elements are types in order of first appearance")
        List<String> lammpsLines,
    @Setting(
            help = "longest wait for the program to connect, and for one structure",
            unit = "fs",
            value = "30 min")
        double patience) {
  private static final double SECOND = 1e15;

  /** Refuses what cannot be. */
  public SocketOptions {
    address.ifPresent(SocketName::parse);
    if (!(patience > 0)) {
      throw Problem.OPTION_INVALID.with(
          "patience", patience + " fs", "nothing answers at once", "give e.g. \"10 min\"");
    }
  }

  /** Where we listen. */
  SocketName socket() {
    return SocketName.parse(
        address.orElseGet(() -> "unix:crisol-" + ProcessHandle.current().pid()));
  }

  double patienceSeconds() {
    return patience / SECOND;
  }
}
