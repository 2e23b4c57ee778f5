package io.crisol.potentials.aenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.ElementDescriptors;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(input.descriptor())
        .isInstanceOfSatisfying(
            ChebyshevDescriptor.class,
            descriptor -> {
              assertThat(descriptor.elements()).containsExactly(Element.Ti, Element.O);
              assertThat(descriptor.radial()).containsExactly(new Expansion(16, 8));
              assertThat(descriptor.angular()).containsExactly(new Expansion(4, 6.5));
            });
    assertThat(input.networks())
        .containsEntry(Element.Ti, "Ti.nn")
        .containsEntry(Element.O, "O.nn");
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

  private static final String FUNCTIONS =
      "SYMMFUNC type=Behler2011\n"
          + "3\n"
          + "G=4 type2=O type3=Ti eta=0.003 lambda=-1.0 zeta=4.0 Rc=6.5\n"
          + "G=2 type2=Ti eta=1.2 Rs=2.0 Rc=6.0d0\n"
          + "G=1 type2=O Rc=5.5\n";

  private static String functions(String element) {
    return setup(element, "").replace("BASIS type=Chebyshev\n", FUNCTIONS);
  }

  @Test
  void each_set_up_has_its_own_descriptor() throws IOException {
    write("01-generate/O.stp", setup("O", "radial_Rc=7.0 radial_N=10 angular_Rc=5.5 angular_N=3"));
    Descriptor own = TrainInput.read(train).descriptor();
    assertThat(own).isInstanceOf(ElementDescriptors.class);
    assertThat(own.cutoff()).isEqualTo(8);
    assertThat(own.size(own.elements().indexOf(Element.Ti))).isEqualTo(2 * (17 + 5));
    assertThat(own.size(own.elements().indexOf(Element.O))).isEqualTo(2 * (11 + 4));
    write("01-generate/O.stp", functions("O"));
    Descriptor mixed = TrainInput.read(train).descriptor();
    assertThat(mixed.size(mixed.elements().indexOf(Element.O))).isEqualTo(3);
    write("01-generate/Ti.stp", functions("Ti"));
    assertThat(TrainInput.read(train).descriptor()).isInstanceOf(SymmetryFunctionDescriptor.class);
  }

  @Test
  void symmetry_functions_come_in_aenets_order() throws IOException {
    AenetFile.Setup setup = SetupFile.read(write("O.stp", functions("O")));
    assertThat(BehlerSetup.functions(setup).stream().map(f -> f.radial().cutoff()))
        .containsExactly(6.0, 6.5, 5.5);
    AenetFile.Setup again =
        BehlerSetup.setup(
            Element.O, List.of(Element.Ti, Element.O), 0.55, BehlerSetup.functions(setup));
    assertThat(BehlerSetup.functions(again)).isEqualTo(BehlerSetup.functions(setup));
    Path written = write("again.stp", SetupText.of(again));
    assertThat(BehlerSetup.functions(SetupFile.read(written)))
        .isEqualTo(BehlerSetup.functions(setup));
  }

  private void refusedSetup(String text, String... words) throws IOException {
    write("01-generate/O.stp", text);
    var thrown =
        assertThatThrownBy(() -> TrainInput.read(train))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("O.stp");
    for (String word : words) {
      thrown.hasMessageContaining(word);
    }
  }

  @Test
  void set_ups_that_Crisol_does_not_read_are_named() throws IOException {
    refusedSetup(functions("O").replace("type=Behler2011", "type=Wavelets"), "SYMMFUNC = Wavelets");
    refusedSetup(functions("O").replace("G=1 type2=O", "G=3 type2=O kappa=1.0"), "G = 3", "line");
    refusedSetup(functions("O").replace("G=1 type2=O", "G=1 type2=Zr"), "Zr", "type2", "[Ti, O]");
    refusedSetup(functions("O").replace("\n3\n", "\n4\n"), "function 4 of 4");
    refusedSetup(functions("O").replace("zeta=4.0 ", ""), "zeta is missing");
    refusedSetup(setup("O", "radial_Rc=8 angular_Rc=6 angular_N=4"), "radial_N");
    refusedSetup(
        setup("O", "x").replace("BASIS", "!BASIS").replace("x\n", ""), "BASIS or SYMMFUNC");
    refusedSetup(
        setup("O", "radial_Rc=7 radial_N=9 angular_Rc=6 angular_N=4")
            .replace("ENV 2\nTi\n", "ENV 1\n"),
        "environment = [O]",
        "Ti.stp is for Ti");
    refusedSetup(
        setup("O", "radial_Rc=7 radial_N=9 angular_Rc=6 angular_N=4")
            .replace("ENV 2\n", "ENV 3\nZr\n"),
        "the set-up of Zr is missing");
  }
}
