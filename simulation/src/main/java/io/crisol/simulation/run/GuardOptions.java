package io.crisol.simulation.run;

import static io.crisol.simulation.run.MdOptions.require;

import io.crisol.simulation.guards.DistanceGuard;
import io.crisol.simulation.guards.EnergyJumpGuard;
import io.crisol.simulation.guards.GradeGuard;
import io.crisol.simulation.guards.Guard;
import io.crisol.simulation.guards.LostAtomsGuard;
import io.crisol.simulation.guards.NanGuard;
import io.crisol.simulation.guards.SpreadGuard;
import io.crisol.simulation.guards.VolumeGuard;
import io.crisol.structures.Setting;
import java.util.List;

/**
 * What stops a run. That numbers are finite is always watched.
 *
 * @param gradeLimit extrapolation grade above which the run stops
 * @param gradeDoubt grade above which a step is counted as doubtful
 * @param gradePersistence evaluations in a row above the limit
 * @param gradeInterval steps between evaluations of the grade; 0 for never
 * @param spreadLimit spread of a force component above which the run of a committee stops, eV/Å
 * @param distanceFactor of the shortest distance in the training data; 0 for no such guard
 * @param distanceAllowance part of that distance by which atoms may pass it and turn back
 * @param energyJump unexplained change of energy in one step, eV
 * @param energyDrift change of the total energy of a constant-energy run, eV/atom
 * @param stride largest way of an atom in one step, Å
 * @param volumeChange factor by which the volume may change
 * @param escape largest distance from where the atoms were, in open directions, Å
 */
public record GuardOptions(
    @Setting(help = "extrapolation grade above which the run stops", value = "10")
        double gradeLimit,
    @Setting(help = "extrapolation grade above which a step is counted as doubtful", value = "2")
        double gradeDoubt,
    @Setting(
            help = "evaluations in a row with a grade above the limit that stop the run",
            value = "1")
        int gradePersistence,
    @Setting(
            help =
                "steps between evaluations of the extrapolation grade and the spread; 0 for never",
            value = "10")
        int gradeInterval,
    @Setting(
            help = "spread of a force component above which the run of a committee stops",
            unit = "eV/Å",
            value = "1")
        double spreadLimit,
    @Setting(
            help =
                "atoms closer than this fraction of the shortest distance in the training data stop"
                    + " the run; 0: never",
            value = "1")
        double distanceFactor,
    @Setting(
            help =
                "part of that distance by which atoms may pass it if they turn back, as they do in"
                    + " ordinary vibrations",
            value = "0.08")
        double distanceAllowance,
    @Setting(
            help = "change of energy in one step beyond the work of the forces that stops the run",
            unit = "eV",
            value = "0.5 eV")
        double energyJump,
    @Setting(
            help = "change of the total energy per atom that stops a constant-energy run",
            unit = "eV",
            value = "0.05 eV")
        double energyDrift,
    @Setting(
            help = "factor by which the volume may grow or shrink in a run at constant pressure",
            value = "2")
        double volumeChange,
    @Setting(help = "way of an atom in one step that stops the run", unit = "Å", value = "0.5 Å")
        double stride,
    @Setting(
            help =
                "distance of an atom from where the atoms started that stops a run, in open"
                    + " directions",
            unit = "Å",
            value = "50 Å")
        double escape) {
  /** Refuses what cannot be. */
  public GuardOptions {
    require(gradeDoubt > 0, "grade_doubt", gradeDoubt, "a grade is above 0");
    require(gradeLimit >= gradeDoubt, "grade_limit", gradeLimit, "it is at least grade_doubt");
    require(gradePersistence >= 1, "grade_persistence", gradePersistence, "it is at least 1");
    require(
        gradeInterval >= 0,
        "grade_interval",
        gradeInterval,
        "it is a number of steps, or 0 for never");
    require(spreadLimit > 0, "spread_limit", spreadLimit, "it is above 0 eV/Å");
    require(
        distanceFactor >= 0 && distanceFactor <= 2,
        "distance_factor",
        distanceFactor,
        "it is a fraction, about 1");
    require(
        distanceAllowance >= 0 && distanceAllowance < 1,
        "distance_allowance",
        distanceAllowance,
        "it is a fraction, about 0.1");
    require(energyJump > 0, "energy_jump", energyJump, "it is above 0 eV");
    require(energyDrift > 0, "energy_drift", energyDrift, "it is above 0 eV/atom");
    require(volumeChange > 1, "volume_change", volumeChange, "it is a factor above 1");
    require(stride > 0, "stride", stride, "it is above 0 Å");
    require(escape > 0, "escape", escape, "it is above 0 Å");
  }

  /** The guards, the cheapest and surest first. */
  public List<Guard> guards() {
    return List.of(
        new NanGuard(),
        new DistanceGuard(distanceFactor, distanceAllowance),
        new GradeGuard(gradeDoubt, gradeLimit, gradePersistence),
        new SpreadGuard(spreadLimit),
        new EnergyJumpGuard(energyJump, energyDrift),
        new LostAtomsGuard(stride, escape),
        new VolumeGuard(volumeChange));
  }
}
