package io.crisol.potentials.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LammpsSnapTest {
  private static final String PARAMETERS = "# comment\nrcutfac 4.6\n\ntwojmax 1 # low\n";

  @TempDir Path folder;

  private Snap read(String coefficients, String parameters) throws IOException {
    Path first = Files.writeString(folder.resolve("X.snapcoeff"), coefficients);
    Path second = Files.writeString(folder.resolve("X.snapparam"), parameters);
    return LammpsSnap.read(first, second, List.of());
  }

  private void refused(Problem problem, String mention, String coefficients, String parameters) {
    assertThatThrownBy(() -> read(coefficients, parameters))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining(mention);
  }

  @Test
  void what_is_written_is_read_to_the_last_bit() {
    SnapSettings settings = new SnapSettings(3, 1.0, 0.97, 0.1, false, true, true, true);
    RandomStream random = new RandomStream(4);
    double[] values = new double[settings.coefficients()];
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextGaussian() * 1e-3;
    }
    Snap snap =
        new Snap(
            settings,
            List.of(
                new SnapElement(Element.In, 2.1, 1, values),
                new SnapElement(Element.P, 1.9, -0.929, values)));
    List<Path> files = LammpsSnap.write(snap, folder, "InP");
    for (Path file : files) {
      Snap again =
          (Snap)
              Potentials.resolve(
                      file.toString(), PotentialRequest.of(Set.of(Element.In, Element.P)))
                  .potential();
      assertThat(again.settings()).isEqualTo(settings);
      assertThat(again.atoms()).isEqualTo(snap.atoms());
    }
  }

  @Test
  void defaults_are_those_of_lammps() throws IOException {
    SnapSettings settings = read("1 3\nSi 0.5 1\n-1\n0.1\n0.2\n", PARAMETERS).settings();
    assertThat(settings).isEqualTo(new SnapSettings(1, 4.6, 0.99363, 0, true, true, false, false));
  }

  @Test
  void only_the_elements_that_are_needed_are_taken() throws IOException {
    String two = "2 3\nIn 0.7 1\n1\n2\n3\nP 0.5 0.9\n4\n5\n6\n";
    assertThat(read(two, PARAMETERS).cutoff()).isEqualTo(2 * 0.7 * 4.6);
    Snap phosphorus =
        (Snap)
            Potentials.resolve(
                    folder.resolve("X.snapcoeff").toString(),
                    PotentialRequest.of(Set.of(Element.P, Element.O)))
                .potential();
    assertThat(phosphorus.elements()).containsExactly(Element.P);
    assertThat(phosphorus.cutoff()).isEqualTo(4.6);
    assertThatThrownBy(
            () ->
                LammpsSnap.read(
                    folder.resolve("X.snapcoeff"),
                    folder.resolve("X.snapparam"),
                    List.of(Element.P, Element.O)))
        .hasMessageContaining("does not know O");
  }

  @Test
  void other_forms_and_damaged_files_are_refused_by_name() {
    String good = "1 3\nSi 0.5 1\n-1\n0.1\n0.2\n";
    refused(Problem.PARAMETER_INVALID, "chemflag", good, PARAMETERS + "chemflag 1\n");
    refused(Problem.PARAMETER_INVALID, "switchinnerflag", good, PARAMETERS + "switchinnerflag 1\n");
    refused(Problem.OPTION_UNKNOWN, "rfac0", good, PARAMETERS + "rfac 0.9\n");
    refused(Problem.FILE_MALFORMED, "line 5", good, PARAMETERS + "rfac0 0.9 0.8\n");
    refused(Problem.FILE_MALFORMED, "twice", good, PARAMETERS + "rcutfac 4\n");
    refused(Problem.PARAMETER_MISSING, "twojmax", good, "rcutfac 4\n");
    refused(Problem.PARAMETER_INVALID, "X.snapparam", good, "rcutfac 4\ntwojmax 50\n");
    refused(Problem.FILE_MALFORMED, "need 3", "1 4\nSi 0.5 1\n-1\n0.1\n0.2\n1\n", PARAMETERS);
    refused(
        Problem.FILE_MALFORMED, "ends where", "999999999 3\nSi 0.5 1\n-1\n0.1\n0.2\n", PARAMETERS);
    refused(Problem.FILE_MALFORMED, "line 4", "1 3\nSi 0.5 1\n-1\nNaN\n0.2\n", PARAMETERS);
    refused(Problem.FILE_MALFORMED, "line 6", good + "0.3\n", PARAMETERS);
    refused(Problem.PARAMETER_INVALID, "radius", good.replace("0.5", "-0.5"), PARAMETERS);
  }

  @Test
  void the_other_file_is_missed_by_name() throws IOException {
    Path alone = Files.writeString(folder.resolve("Y.snapcoeff"), "1 3\nSi 0.5 1\n-1\n0.1\n0.2\n");
    assertThatThrownBy(
            () -> Potentials.resolve(alone.toString(), PotentialRequest.of(Set.of(Element.Si))))
        .hasMessageContaining("Y.snapparam");
  }
}
