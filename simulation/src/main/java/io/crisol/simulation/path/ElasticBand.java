package io.crisol.simulation.path;

import io.crisol.potentials.Quantities;
import io.crisol.simulation.BandResult;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The path of least energy between two minima by the nudged elastic band: each image feels the true
 * force across the path and springs along it,
 *
 * <pre>
 *   F_i = F − (F·τ) τ + k (|R_{i+1} − R_i| − |R_i − R_{i−1}|) τ
 * </pre>
 *
 * with the improved tangent τ. Once the band has nearly come to rest, the highest image feels F − 2
 * (F·τ) τ and no springs, and climbs to the saddle. All images move together by limited-memory
 * BFGS; the ends move by their true forces, or not at all. Where the cell changes along the path,
 * atoms and strains are one vector, weighted so that strains are about as stiff as atoms.
 * Deterministic.
 *
 * <p>Sources: Henkelman, Jónsson, J. Chem. Phys. 113, 9978 (2000), doi:10.1063/1.1323224
 * (tangents); Henkelman, Uberuaga, Jónsson, J. Chem. Phys. 113, 9901 (2000), doi:10.1063/1.1329672
 * (climbing); Sheppard et al., J. Chem. Phys. 136, 074103 (2012), doi:10.1063/1.3684549 (variable
 * cell); Ásgeirsson et al., J. Chem. Theory Comput. 17, 4929 (2021), doi:10.1021/acs.jctc.1c00462
 * (springs by energy).
 */
public final class ElasticBand {
  private final Supplier<? extends EnergyEngine> engines;
  private final NebOptions options;

  /**
   * A band in a fixed cell, with springs that are all alike.
   *
   * @param engines gives each image an engine of its own
   */
  public ElasticBand(Supplier<? extends EnergyEngine> engines, BandOptions options) {
    this(engines, NebOptions.of(options));
  }

  /**
   * A band.
   *
   * @param engines gives each image an engine of its own
   */
  public ElasticBand(Supplier<? extends EnergyEngine> engines, NebOptions options) {
    this.engines = engines;
    this.options = options;
  }

  /**
   * Sees whether a path can lead from one structure to another.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (they differ in cell or atoms)
   */
  public static void requireEnds(Structure start, Structure end) {
    BandGeometry.requireEnds(start, end);
  }

  /**
   * Searches the path.
   *
   * @param wanted of every image; forces at least
   * @param goesOn told every iteration, the first and the last too; where it is false the search
   *     ends there
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (ends that differ in cell or
   *     atoms), and what the potential says
   */
  public BandResult run(Structure start, Structure end, Quantities wanted, Predicate<Band> goesOn) {
    return run(BandGeometry.straight(start, end, options.images()), wanted, goesOn);
  }

  /**
   * Improves a path.
   *
   * @param images from one end to the other, of the same atoms; where the cell may change, every
   *     cell is that of the first image, strained without rotation
   * @param wanted of every image; forces at least
   * @param goesOn told every iteration, the first and the last too; where it is false the search
   *     ends there
   * @throws io.crisol.structures.ProblemException what the potential says
   */
  public BandResult run(List<Structure> images, Quantities wanted, Predicate<Band> goesOn) {
    return new BandSearch(images, options, engines, wanted).run(goesOn);
  }

  /**
   * Improves a path and writes down now and then how far it is, or goes on from there with the same
   * bits.
   *
   * @param checkpoint file of what was written down
   * @param resume whether to go on from it, where it is there
   * @throws io.crisol.structures.ProblemException RESUME_CHANGED (it is of another path), and what
   *     the potential says
   */
  public BandResult run(
      List<Structure> images, Predicate<Band> goesOn, Path checkpoint, boolean resume) {
    BandSearch search = new BandSearch(images, options, engines, Quantities.FORCES);
    Json identity = search.identity();
    search.keep(
        at ->
            AtomicFile.write(
                checkpoint,
                new Json.Obj().put("path", identity).put("search", at.toJson()).text()));
    if (resume && Files.exists(checkpoint)) {
      Json.Obj saved = read(checkpoint);
      if (!saved.get("path").equals(identity)) {
        throw Problem.RESUME_CHANGED.with("path", "other ends or another potential", "these");
      }
      search.restore(saved.get("search").asObject());
    }
    return search.run(goesOn);
  }

  private static Json.Obj read(Path file) {
    try {
      return Json.parse(Files.readString(file), file.toString()).asObject();
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING.with(file, "it cannot be read: " + e.getMessage()).causedBy(e);
    }
  }
}
