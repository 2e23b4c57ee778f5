package io.crisol.simulation.transport;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What trajectories do not say of themselves, and which atoms are looked at.
 *
 * @param element that walks; absent: the one that moves most
 * @param drift what is taken out
 * @param frameTime time between frames, fs
 * @param timestep time of one step, fs
 * @param skip time left out at the start, fs
 */
public record TrajectoryOptions(
    @Setting(help = "element that diffuses; without it the one that moves most")
        Optional<String> element,
    @Setting(
            help =
                "motion that is taken out: of the centre of mass of the host, of all atoms, or"
                    + " none; auto: of the host, where some elements stay in place",
            value = "auto")
        Drift drift,
    @Setting(help = "time between frames, where files do not say it (md writes it)", unit = "fs")
        OptionalDouble frameTime,
    @Setting(
            help =
                "time of one step of the simulation, for files whose frames carry step numbers and"
                    + " no times, such as LAMMPS dumps",
            unit = "fs")
        OptionalDouble timestep,
    @Setting(
            help =
                "time left out at the start; without it what md took as equilibration in a run"
                    + " folder, nothing of other files",
            unit = "fs")
        OptionalDouble skip) {
  /** Motion that is taken out of a trajectory. */
  public enum Drift {
    /** Of the host where there is one. */
    AUTO,
    /** Of the centre of mass of the elements that stay in place. */
    HOST,
    /** Of the centre of mass of all atoms. */
    ALL,
    /** None. */
    NONE
  }

  /** Refuses what cannot be. */
  public TrajectoryOptions {
    require(frameTime.orElse(1) > 0, "frame_time", frameTime, "it is above 0 fs");
    require(timestep.orElse(1) > 0, "timestep", timestep, "it is above 0 fs");
    require(skip.orElse(0) >= 0, "skip", skip, "it is 0 fs or more");
    element.ifPresent(io.crisol.structures.Element::of);
  }

  private static void require(boolean met, String name, OptionalDouble value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value.orElse(0), why, "correct it");
    }
  }
}
