package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.reference.espresso.EspressoOptions;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.settings.LabelOptions;
import io.crisol.reference.settings.LabellerSettings;
import java.util.List;

/** The sections of a configuration that describe a labeller, for every verb that uses one. */
final class LabellerSections {
  /** Those besides the one that holds {@link LabelOptions}. */
  static final List<Section> ALL =
      List.of(
          new Section(
              "quantum-espresso", "What pw.x is to compute", List.of(EspressoOptions.class)),
          new Section("jobs", "How calculations are run", List.of(JobOptions.class)));

  private LabellerSections() {}

  /** The settings, where {@link LabelOptions} stand in a section of this name. */
  static LabellerSettings settings(Run run, String section) {
    return new LabellerSettings(
        run.settings(section, LabelOptions.class),
        run.settings("quantum-espresso", EspressoOptions.class),
        run.settings("jobs", JobOptions.class));
  }
}
