package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.path.Band;
import io.crisol.simulation.path.BandOptions;
import io.crisol.simulation.path.ElasticBand;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths of least energy between two structures, by a nudged elastic band whose images are all
 * looked at in every iteration. Each is followed as a whole, from the straight line, whenever it
 * was interrupted or the potential is a new one.
 */
final class PathWalks implements WalkMethod {
  private static final double SKIN = 0.5;

  private final BandOptions options;
  private final List<Structure> ends;

  PathWalks(WalkOptions ways) {
    options = ways.band();
    ends = ways.ends();
  }

  @Override
  public List<Walk> walks(Walk.Origin origin) {
    Structure end = origin.strained(ends.get(origin.stage()));
    return List.of(origin.walk(0, "path", origin.strained(), 0).to(end));
  }

  @Override
  public long steps() {
    return options.maxSteps();
  }

  @Override
  public int images() {
    return options.images() + 2;
  }

  @Override
  public boolean beginsAnew(State state) {
    return true;
  }

  @Override
  public Reached follow(Walk walk, State from, Potential potential, Findings findings) {
    List<Step> last = new ArrayList<>();
    try {
      BandResult result =
          new ElasticBand(() -> new PotentialEngine(potential, SKIN), options)
              .run(
                  from.structure(),
                  walk.end().orElseThrow(),
                  Quantities.GRADED,
                  band -> {
                    last.clear();
                    last.addAll(images(from, band));
                    return goOn(findings, last);
                  });
      if (!Double.isFinite(result.maxForce())) {
        findings.lost();
      }
    } catch (ProblemException e) {
      Findings.requireLost(e);
      findings.lost();
    }
    last.forEach(image -> findings.pass(image.state()));
    return new Reached(last.isEmpty() ? from : last.get(last.size() / 2).state(), true);
  }

  private static List<Step> images(State from, Band band) {
    List<Step> images = new ArrayList<>();
    for (int k = 0; k < band.images().size(); k++) {
      Structure image = band.images().get(k);
      Prediction prediction = band.predictions().get(k);
      State state = State.at(image, from.velocities(), band.iteration(), 0, from.random());
      images.add(Step.of(state, prediction, 3 * image.size()));
    }
    return images;
  }

  /** Looks at all images, so that the frames that are kept come from the whole path. */
  private static boolean goOn(Findings findings, List<Step> images) {
    boolean goesOn = true;
    for (int k = 0; k < images.size(); k++) {
      goesOn &= findings.note(images.get(k), k).goesOn();
    }
    for (int k = 0; k < images.size() && findings.isOvershot(); k++) {
      findings.keep(images.get(k));
    }
    return goesOn;
  }
}
