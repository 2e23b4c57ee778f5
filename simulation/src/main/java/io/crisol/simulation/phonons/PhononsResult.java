package io.crisol.simulation.phonons;

import io.crisol.simulation.SimulationResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Lattice vibrations of a crystal.
 *
 * @param ground the relaxed crystal
 * @param setup the primitive cell and the box
 * @param points named wave vectors and their frequencies
 * @param error THz: what the frequencies at the points change by with a smaller box, or, where the
 *     box holds all force constants, with twice the displacement; absent where no box is smaller
 * @param bands frequencies along the way through the points of high symmetry
 * @param mesh wave vectors of density of states and thermal properties
 * @param states density of states
 * @param lowest the lowest frequency of all
 * @param thermal absent where a frequency is imaginary
 * @param expansion of the quasi-harmonic approximation, if it was asked for and could be had
 * @param maxGrade largest extrapolation grade of relaxed and displaced structures, where there are
 *     grades
 */
public record PhononsResult(
    Ground ground,
    Setup setup,
    Map<String, Point> points,
    OptionalDouble error,
    BandStructure bands,
    int[] mesh,
    DensityOfStates states,
    Lowest lowest,
    Optional<ThermalTable> thermal,
    Optional<Expansion> expansion,
    OptionalDouble maxGrade)
    implements SimulationResult {
  /**
   * What was displaced.
   *
   * @param supercell vectors of the box, double[9], rows, Å
   * @param atoms in the box
   * @param radius of the sphere in which no atom of the box is met twice, Å
   * @param displacements number of displaced structures
   * @param size of the displacements, Å
   * @param reach of the force constants that the box shows, Å
   * @param isWhole whether they end within the box
   */
  public record Setup(
      Crystal crystal,
      double[] supercell,
      int atoms,
      double radius,
      int displacements,
      double size,
      double reach,
      boolean isWhole) {}

  /**
   * A wave vector and its frequencies.
   *
   * @param q double[3], in units of the reciprocal vectors of the primitive cell
   * @param frequencies double[branches] THz, lowest first; negative where imaginary
   */
  public record Point(double[] q, double[] frequencies) {}

  /**
   * The lowest frequency of a crystal, and where.
   *
   * @param frequency THz; negative where imaginary
   */
  public record Lowest(double frequency, double[] q) {
    /** THz; what rounding and interpolation may leave of the three that vanish. */
    static final double NOTHING = 0.01;

    static Lowest of(Collection<Point> points, Mesh mesh, BandStructure bands) {
      Lowest lowest = new Lowest(Double.POSITIVE_INFINITY, new double[3]);
      for (Point point : points) {
        lowest = lowest.or(point.frequencies()[0], point.q());
      }
      for (int k = 0; k < mesh.points().length; k++) {
        lowest = lowest.or(mesh.frequencies()[k][0], mesh.points()[k]);
      }
      for (int k = 0; k < bands.steps().size(); k++) {
        lowest = lowest.or(bands.frequencies()[k][0], bands.steps().get(k).q());
      }
      return lowest;
    }

    private Lowest or(double other, double[] at) {
      return other < frequency - 1e-9 ? new Lowest(other, at) : this;
    }

    /** Whether no frequency is imaginary. */
    public boolean isStable() {
      return frequency > -NOTHING;
    }
  }

  /** The primitive cell that wave vectors and branches refer to. */
  public Crystal crystal() {
    return setup.crystal();
  }

  /** Whether no frequency is imaginary. */
  public boolean isStable() {
    return lowest.isStable();
  }

  /** The files of the run folder by name. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("bands.csv", bands.csv());
    files.put("dos.csv", states.csv());
    thermal.ifPresent(table -> files.put("thermal.csv", table.csv()));
    expansion.ifPresent(e -> files.put("expansion.csv", e.csv()));
    return files;
  }

  @Override
  public String kind() {
    return "phonons";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj named = new Json.Obj();
    points.forEach(
        (name, point) ->
            named.put(
                name.equals(BandPath.GAMMA) ? "Gamma" : name,
                new Json.Obj().put("q", point.q()).put("frequencies_THz", point.frequencies())));
    Json.Obj json =
        ground
            .addTo(new Json.Obj().put("kind", kind()).put("atoms", ground.structure().size()))
            .put("points", named)
            .put("points_error_THz", SimulationResult.number(error))
            .put("error_of", setup.isWhole() ? "displacement" : "supercell")
            .put("stable", isStable())
            .put("lowest_frequency_THz", lowest.frequency())
            .put("lowest_at_q", lowest.q());
    addSetup(json);
    thermal.ifPresent(table -> addThermal(json, table));
    if (thermal.isEmpty()) {
      json.put("zero_point_eV_per_atom", new Json.Null());
    }
    expansion.ifPresent(e -> e.addTo(json));
    return json.put("path", bands.toJson()).put("max_grade", SimulationResult.number(maxGrade));
  }

  private void addSetup(Json.Obj json) {
    Crystal crystal = setup.crystal();
    Json.Arr elements = new Json.Arr();
    Arrays.stream(crystal.primitive().elements())
        .forEach(element -> elements.add(new Json.Str(element.toString())));
    json.put("lattice", crystal.path().lattice())
        .put("conventional_path", crystal.path().conventional())
        .put("symmetry_operations", crystal.operations().size())
        .put("primitive_atoms", crystal.primitive().size())
        .put("primitive_elements", elements)
        .put("primitive_cell_angstrom", rows(crystal.primitive().cell().vectors()))
        .put("supercell_atoms", setup.atoms())
        .put("supercell_angstrom", rows(setup.supercell()))
        .put("displacements", setup.displacements())
        .put("displacement_angstrom", setup.size())
        .put("force_constants_reach_angstrom", setup.reach())
        .put("supercell_radius_angstrom", setup.radius())
        .put("supercell_whole", setup.isWhole())
        .put("mesh", Arrays.stream(mesh).asDoubleStream().toArray());
  }

  private static Json.Arr rows(double[] matrix) {
    Json.Arr rows = new Json.Arr();
    for (int a = 0; a < 3; a++) {
      rows.add(Json.of(Arrays.copyOfRange(matrix, 3 * a, 3 * a + 3)));
    }
    return rows;
  }

  private static void addThermal(Json.Obj json, ThermalTable table) {
    json.put("zero_point_eV_per_atom", table.zeroPoint()).put("debye_temperature_K", table.debye());
    for (int k = 0; k < table.temperatures().length; k++) {
      if (Math.abs(table.temperatures()[k] - 300) < 1e-9) {
        json.put("free_energy_300K_eV_per_atom", table.freeEnergy()[k])
            .put("entropy_300K_J_per_mol_K", Vibrations.GAS * table.entropy()[k])
            .put("heat_capacity_300K_J_per_mol_K", Vibrations.GAS * table.heatCapacity()[k]);
      }
    }
  }
}
