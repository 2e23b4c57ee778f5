package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A verb that computes a property of a crystal, which is relaxed before. */
abstract class BulkVerb extends ComputingVerb {
  private final String name;
  private final String title;
  private final Class<? extends Record> options;

  BulkVerb(String name, String title, Class<? extends Record> options) {
    this.name = name;
    this.title = title;
    this.options = options;
  }

  /** Computes, tells and writes the property. */
  abstract Outcome compute(Run run, Potential potential, Ground ground);

  /** What it would do, in a few words, such as "strain". */
  abstract String deed(Run run);

  @Override
  final List<Section> sections() {
    List<Class<? extends Record>> types = new ArrayList<>();
    types.add(PotentialInput.class);
    types.add(StructureInput.class);
    types.add(ReadingInput.class);
    types.add(GroundOptions.class);
    types.add(options);
    return List.of(new Section(name, title, types));
  }

  @Override
  final List<String> positional() {
    return List.of("potential", "structure");
  }

  private Frame frame(Run run) {
    return new Inputs(run, name).frame(run.settings(name, StructureInput.class));
  }

  @Override
  final String plan(Run run) {
    Frame frame = frame(run);
    return "Would relax "
        + frame.size()
        + " atoms ("
        + frame.structure().formula()
        + "), then "
        + deed(run)
        + ".";
  }

  @Override
  final Outcome compute(Run run) {
    Frame frame = frame(run);
    Potential potential =
        new Inputs(run, name)
            .potential(run.settings(name, PotentialInput.class), frame)
            .potential();
    Ground ground =
        Ground.of(potential, frame.structure(), run.settings(name, GroundOptions.class));
    if (ground.wasUnrelaxed()) {
      run.console()
          .note(
              String.format(
                  Locale.ROOT,
                  "note: the structure was not relaxed; it is now (%d steps, moved by %.3g Å)",
                  ground.relaxed().steps(),
                  ground.moved()));
    }
    return compute(run, potential, ground);
  }
}
