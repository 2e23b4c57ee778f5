package io.crisol.potentials.aenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AenetInputsTest {
  private static final String PREDICT =
      "TYPES\n"
          + "2\n"
          + "Ti\n"
          + "O\n\n"
          + "! which files\n"
          + "NETWORKS\n"
          + "Ti Ti.nn\n"
          + "O  nets/O.nn\n\n"
          + "FORCES\n"
          + "VERBOSITY low\n\n"
          + "FILES\n"
          + "2\n"
          + "a.xsf\n"
          + "../b.xsf\n";
  private static final String GENERATE =
      "OUTPUT TiO.train\n\n"
          + "TYPES\n"
          + "2\n"
          + "Ti -1626.5 | eV\n"
          + "O -433.25d0 | eV\n\n"
          + "SETUPS\n"
          + "Ti Ti.stp\n"
          + "O O.stp\n\n"
          + "FILES\n"
          + "2\n"
          + "x/a.xsf\n"
          + "x/b.xsf\n";
  private static final String TRAIN =
      "TRAININGSET TiO.train\n"
          + "TESTPERCENT 20\n"
          + "ITERATIONS 50\n"
          + "MAXENERGY 1.0\n"
          + "TIMING\n"
          + "!SAVE_ENERGIES\n\n"
          + "METHOD\n"
          + "bfgs\n\n"
          + "NETWORKS\n"
          + "! atom network hidden\n"
          + " Ti Ti.nn 2 15:tanh 10:tanh\n"
          + " O O.nn 2 15:tanh 10:t\n";

  @TempDir Path folder;
  private Path train;

  @BeforeEach
  void project() throws IOException {
    write("01-generate/generate.in", GENERATE);
    write(
        "01-generate/Ti.stp",
        setup("Ti", "radial_Rc = 8.0  radial_N = 16 angular_Rc = 6.5  angular_N = 4"));
    write("01-generate/O.stp", setup("O", "radial_Rc=8.0 radial_N=16 angular_Rc=6.5 angular_N=4"));
    train = write("02-train/set1/train.in", TRAIN);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String setup(String element, String basis) {
    return "DESCR\n ATOM in a description\nEND DESCR\n\nATOM "
        + element
        + "\n\nENV 2\nTi\nO\n\nRMIN 0.55d0\n\nBASIS type=Chebyshev\n"
        + basis
        + "\n";
  }

  @Test
  void predict_in_names_networks_and_structures_beside_it() throws IOException {
    Path file = write("predict.in", PREDICT);
    assertThat(PredictInput.fits(file)).isTrue();
    PredictInput input = PredictInput.read(file);
    assertThat(input.potential())
        .isEqualTo(folder.resolve("Ti.nn") + "," + folder.resolve("nets/O.nn"));
    assertThat(input.structures())
        .containsExactly(folder.resolve("a.xsf"), folder.resolve("../b.xsf").normalize());
  }

  @Test
  void what_predict_in_asks_for_and_Crisol_does_not_do_is_named() throws IOException {
    Path relax = write("predict.in", PREDICT + "RELAX\nmethod=bfgs steps=99\n");
    assertThatThrownBy(() -> PredictInput.read(relax))
        .hasMessageContaining("RELAX = method=bfgs steps=99")
        .hasMessageContaining("crisol relax");
    Path unknown = write("predict.in", PREDICT + "FORCE\n");
    assertThatThrownBy(() -> PredictInput.read(unknown))
        .hasMessageContaining("FORCE")
        .hasMessageContaining("FORCES");
    Path missing = write("predict.in", PREDICT.replace("O  nets/O.nn\n", "Ti Ti.nn\n"));
    assertThatThrownBy(() -> PredictInput.read(missing)).hasMessageContaining("the network of O");
    Path cut = write("predict.in", PREDICT.replace("../b.xsf\n", ""));
    assertThatThrownBy(() -> PredictInput.read(cut)).hasMessageContaining("file 2 of 2");
  }

  @Test
  void train_in_finds_its_generate_in() {
    assertThat(TrainInput.fits(train)).isTrue();
    TrainInput input = TrainInput.read(train);
    assertThat(input.structures())
        .containsExactly(
            folder.resolve("01-generate/x/a.xsf"), folder.resolve("01-generate/x/b.xsf"));
    assertThat(input.energies())
        .containsEntry(Element.of("Ti"), -1626.5)
        .containsEntry(Element.of("O"), -433.25);
    assertThat(input.radialOrder()).isEqualTo(16);
    assertThat(input.radialCutoff()).isEqualTo(8);
    assertThat(input.angularOrder()).isEqualTo(4);
    assertThat(input.angularCutoff()).isEqualTo(6.5);
    assertThat(input.hidden()).containsExactly(15, 10);
    assertThat(input.testPercent()).isEqualTo(20);
    assertThat(input.iterations()).isEqualTo(50);
    assertThat(input.maxEnergy()).hasValue(1);
    assertThat(input.method()).isEqualTo("bfgs");
  }

  private void refused(String from, String to, String... words) throws IOException {
    Path changed = write("02-train/set1/train.in", TRAIN.replace(from, to));
    var thrown =
        assertThatThrownBy(() -> TrainInput.read(changed)).isInstanceOf(ProblemException.class);
    for (String word : words) {
      thrown.hasMessageContaining(word);
    }
  }

  @Test
  void what_train_in_asks_for_and_Crisol_does_not_do_is_named() throws IOException {
    refused("bfgs", "lm batchsize=8000", "METHOD = lm", "bfgs, or adam", "line");
    refused("15:tanh 10:t\n", "15:tanh 10:twist\n", "10:twist");
    refused("15:tanh 10:t\n", "15:tanh 12:tanh\n", "[15, 12] for O");
    refused("TIMING", "TIMNG", "TIMNG", "TIMING");
    refused("TiO.train", "Other.train", "generate.in is missing", "Other.train");
    refused(" O O.nn 2 15:tanh 10:t\n", "", "the network of O");
    refused("MAXENERGY", "SAMPLING weighted\nMAXENERGY", "SAMPLING = weighted");
  }

  @Test
  void set_ups_that_differ_or_are_no_Chebyshev_descriptors_are_named() throws IOException {
    write("01-generate/O.stp", setup("O", "radial_Rc=7.0 radial_N=16 angular_Rc=6.5 angular_N=4"));
    assertThatThrownBy(() -> TrainInput.read(train)).hasMessageContaining("SETUPS = of Ti and O");
    write(
        "01-generate/O.stp",
        setup("O", "").replace("BASIS type=Chebyshev", "SYMMFUNC type=Behler2011\n27"));
    assertThatThrownBy(() -> TrainInput.read(train))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.OPTION_INVALID))
        .hasMessageContaining("SYMMFUNC = Behler2011")
        .hasMessageContaining("O.stp");
  }
}
