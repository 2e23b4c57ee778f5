package io.crisol.potentials.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MtpFileTest {
  @TempDir private Path folder;
  private Path file;
  private MomentPotential written;

  @BeforeEach
  void write() {
    MomentShape shape =
        MomentShape.ofLevel(8, List.of(Element.O, Element.Si), new RadialBasis(1.5, 4.5, 3));
    double[] parameters = new double[shape.parameterCount()];
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = Math.sqrt(k + 1) / 3;
    }
    written = new MomentPotential(shape, 0.1, parameters);
    file = folder.resolve("some.mtp");
    MtpFile.write(file, written);
  }

  private MomentPotential read(Element... elements) {
    return MtpFile.read(file, PotentialRequest.of(new LinkedHashSet<>(List.of(elements))), _ -> {});
  }

  private void replace(String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void what_was_written_is_read_to_the_last_bit() {
    MomentPotential read = read();
    assertThat(read.parameters()).isEqualTo(written.parameters());
    assertThat(read.scaling()).isEqualTo(written.scaling());
    assertThat(read.shape().elements()).containsExactly(Element.O, Element.Si);
    assertThat(read.shape().basis()).isEqualTo(written.shape().basis());
    assertThat(read.shape().plan().isSame(written.shape().plan())).isTrue();
  }

  @Test
  void types_without_symbols_are_the_elements_in_order_of_appearance() throws IOException {
    replace("potential_tag = O Si", "potential_tag = ");
    List<String> notes = new ArrayList<>();
    Set<Element> order = new LinkedHashSet<>(List.of(Element.Si, Element.O));
    MomentPotential read = MtpFile.read(file, PotentialRequest.of(order), notes::add);
    assertThat(read.shape().elements()).containsExactly(Element.Si, Element.O);
    assertThat(notes).singleElement().asString().contains("0 Si, 1 O");
    assertThatThrownBy(() -> read(Element.Si))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("potential_tag");
  }

  @Test
  void lists_may_go_over_lines() throws IOException {
    replace("}, {", "},\n  {");
    assertThat(read().parameters()).isEqualTo(written.parameters());
  }

  @Test
  void what_is_not_understood_is_refused_with_its_line() throws IOException {
    replace("RBChebyshev", "RBSomething");
    assertThatThrownBy(this::read)
        .hasMessageContaining("RBSomething")
        .hasMessageContaining("line 7");
    replace("RBSomething", "RBChebyshev");
    replace("scaling = ", "scalling = ");
    assertThatThrownBy(this::read).hasMessageContaining("scalling").hasMessageContaining("scaling");
  }

  @Test
  void tables_that_do_not_fit_are_refused() throws IOException {
    replace("alpha_index_times_count = 14", "alpha_index_times_count = 15");
    assertThatThrownBy(this::read).isInstanceOf(ProblemException.class);
    replace("alpha_index_times_count = 15", "alpha_index_times_count = 14");
    replace("alpha_moments_count = 18", "alpha_moments_count = 12");
    assertThatThrownBy(this::read).isInstanceOf(ProblemException.class);
  }

  @Test
  void an_untrained_potential_is_refused() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf("species_coeffs")));
    assertThatThrownBy(this::read).hasMessageContaining("never trained");
  }
}
