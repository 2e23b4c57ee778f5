package io.crisol.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static String group(Map<String, String> metadata) {
    Structure atom = new Structure(Cell.OPEN, new Element[] {Element.Ti}, new double[3]);
    return new Frame(atom, Labels.NONE, metadata, Map.of(), Frame.Source.NONE).group();
  }

  @Test
  void the_group_is_the_configuration_type_as_written() {
    assertThat(group(Map.of("config_type", "NVT_300", "name", "x"))).isEqualTo("NVT_300");
    assertThat(group(Map.of("composition", "Li48P16S61"))).isEqualTo("Li48P16S61");
    assertThat(group(Map.of())).isEqualTo("all");
  }

  @Test
  void a_name_counts_without_the_number_of_the_frame() {
    assertThat(group(Map.of("name", "structure0017.xsf"))).isEqualTo("structure");
    assertThat(group(Map.of("name", "bcc.shake.12"))).isEqualTo("bcc.shake");
    assertThat(group(Map.of("name", "17"))).isEqualTo("all");
  }
}
