package io.crisol.simulation.run;

import static io.crisol.simulation.run.MdOptions.require;

import io.crisol.structures.Setting;

/**
 * What a run writes down, and how often.
 *
 * @param thermoInterval steps between rows of thermo.csv
 * @param trajectoryInterval steps between frames of trajectory.xyz
 * @param rdfInterval steps between samples of the radial distribution; 0 for none
 * @param rdfReach Å
 * @param rdfWidth of a shell, Å
 * @param msdInterval steps between samples of the mean square displacement; 0 for none
 * @param equilibration time left out of averages in runs twice as long, fs
 * @param lastFrames frames kept for the case that a guard stops the run
 * @param lastFramesInterval steps between them
 */
public record SamplingOptions(
    @Setting(help = "steps between rows of thermo.csv", value = "10") int thermoInterval,
    @Setting(help = "steps between frames of trajectory.xyz", value = "100") int trajectoryInterval,
    @Setting(help = "steps between samples of the radial distribution; 0 for none", value = "100")
        int rdfInterval,
    @Setting(help = "largest distance of the radial distribution", unit = "Å", value = "8 Å")
        double rdfReach,
    @Setting(help = "width of a shell of the radial distribution", unit = "Å", value = "0.05 Å")
        double rdfWidth,
    @Setting(
            help = "steps between samples of the mean square displacement; 0 for none",
            value = "20")
        int msdInterval,
    @Setting(
            help = "time left out of averages in runs at least twice as long",
            unit = "fs",
            value = "1 ps")
        double equilibration,
    @Setting(help = "frames kept for the case that a guard stops the run", value = "10")
        int lastFrames,
    @Setting(help = "steps between these frames", value = "10") int lastFramesInterval) {
  /** Refuses what cannot be. */
  public SamplingOptions {
    require(thermoInterval >= 1, "thermo_interval", thermoInterval, "it is at least one step");
    require(
        trajectoryInterval >= 1,
        "trajectory_interval",
        trajectoryInterval,
        "it is at least one step");
    require(
        rdfInterval >= 0, "rdf_interval", rdfInterval, "it is a number of steps, or 0 for none");
    require(
        rdfReach > 0 && rdfReach <= 100, "rdf_reach", rdfReach, "it is above 0 and at most 100 Å");
    require(
        rdfWidth > 0 && rdfWidth <= rdfReach,
        "rdf_width",
        rdfWidth,
        "it is above 0 and below rdf_reach");
    require(
        msdInterval >= 0, "msd_interval", msdInterval, "it is a number of steps, or 0 for none");
    require(equilibration >= 0, "equilibration", equilibration, "it is a time of 0 fs or more");
    require(lastFrames >= 1 && lastFrames <= 1000, "last_frames", lastFrames, "it is 1 to 1000");
    require(
        lastFramesInterval >= 1,
        "last_frames_interval",
        lastFramesInterval,
        "it is at least one step");
  }
}
