package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.reference.ase.AseOptions;
import io.crisol.reference.cp2k.Cp2kOptions;
import io.crisol.reference.espresso.EspressoOptions;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.jobs.SlurmOptions;
import io.crisol.reference.settings.LabelOptions;
import io.crisol.reference.settings.LabellerSettings;
import io.crisol.reference.settings.SocketOptions;
import io.crisol.reference.vasp.VaspOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sections of a configuration that describe a labeller, for every verb that uses one. */
final class LabellerSections {
  /** Those besides the one that holds {@link LabelOptions}. */
  static final List<Section> ALL =
      List.of(
          new Section(
              "quantum-espresso", "What pw.x is to compute", List.of(EspressoOptions.class)),
          new Section("cp2k", "What CP2K is to compute", List.of(Cp2kOptions.class)),
          new Section("vasp", "What VASP is to compute", List.of(VaspOptions.class)),
          new Section("ase", "A calculator of ASE", List.of(AseOptions.class)),
          new Section("jobs", "How calculations are run", List.of(JobOptions.class)),
          new Section("slurm", "What Slurm is asked for", List.of(SlurmOptions.class)),
          new Section(
              "socket", "Programs that are asked through a socket", List.of(SocketOptions.class)));

  private LabellerSections() {}

  /** The settings, where {@link LabelOptions} stand in a section of this name. */
  static LabellerSettings settings(Run run, String section) {
    return new LabellerSettings(
        run.settings(section, LabelOptions.class),
        run.settings("quantum-espresso", EspressoOptions.class),
        run.settings("cp2k", Cp2kOptions.class),
        run.settings("vasp", VaspOptions.class),
        run.settings("ase", AseOptions.class),
        run.settings("jobs", JobOptions.class),
        run.settings("slurm", SlurmOptions.class),
        run.settings("socket", SocketOptions.class));
  }

  /** The settings of a file that stands in the place of a potential. */
  static LabellerSettings read(Path file) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("label", "By what", List.of(LabelOptions.class)));
    sections.addAll(ALL);
    Configuration configuration = new Configuration(sections).read(file);
    return new LabellerSettings(
        configuration.get("label", LabelOptions.class),
        configuration.get("quantum-espresso", EspressoOptions.class),
        configuration.get("cp2k", Cp2kOptions.class),
        configuration.get("vasp", VaspOptions.class),
        configuration.get("ase", AseOptions.class),
        configuration.get("jobs", JobOptions.class),
        configuration.get("slurm", SlurmOptions.class),
        configuration.get("socket", SocketOptions.class));
  }
}
