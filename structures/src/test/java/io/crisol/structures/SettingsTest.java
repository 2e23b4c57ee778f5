package io.crisol.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SettingsTest {
  enum Kind {
    FAST,
    VERY_SLOW
  }

  record Sample(
      @Setting(help = "a file") String file,
      @Setting(help = "step of time", unit = "fs", value = "1 fs") double timeStep,
      @Setting(help = "how often", value = "1e3") int times,
      @Setting(help = "which way", value = "very-slow") Kind kind,
      @Setting(help = "aloud", value = "false") boolean aloud,
      @Setting(help = "limit", unit = "GPa") OptionalDouble limitGPa,
      @Setting(help = "sizes", value = "10,10") List<Integer> sizes,
      @Setting(help = "charges", unit = "e") Map<String, Double> charges) {
    Sample {
      if (times < 1) {
        throw Problem.OPTION_INVALID.with("times", times, "it must be at least 1", "give more");
      }
    }
  }

  private static final Settings<Sample> SETTINGS = Settings.of(Sample.class);

  record Charged(@Setting(help = "charge", unit = "e", value = "0") double totalCharge) {}

  @Test
  void a_unit_in_a_name_is_left_out_but_not_a_letter_of_a_word() {
    assertThat(Settings.of(Charged.class).build(Map.of("total_charge", 1.0)).totalCharge())
        .isEqualTo(1);
  }

  @Test
  void what_is_not_given_has_its_default() {
    Sample sample = SETTINGS.build(Map.of("file", "a.xyz"));
    assertThat(sample)
        .isEqualTo(
            new Sample(
                "a.xyz",
                1,
                1000,
                Kind.VERY_SLOW,
                false,
                OptionalDouble.empty(),
                List.of(10, 10),
                Map.of()));
  }

  @Test
  void a_quantity_may_carry_its_unit() {
    Sample sample =
        SETTINGS.build(
            Map.of(
                "file",
                "a",
                "time_step",
                "0.5 ps",
                "limit",
                "10 kbar",
                "charges",
                Map.of("Na", 1L)));
    assertThat(sample.timeStep()).isEqualTo(500);
    assertThat(sample.limitGPa()).hasValue(1.0);
    assertThat(sample.charges()).containsEntry("Na", 1.0);
  }

  @Test
  void flags_are_read_from_text() {
    var text =
        Map.of(
            "file",
            "a",
            "sizes",
            new Settings.Text("3, 4,5"),
            "charges",
            new Settings.Text("Na=1,Cl=-1"),
            "aloud",
            new Settings.Text("true"),
            "kind",
            new Settings.Text("fast"),
            "times",
            new Settings.Text("2e3"));
    Sample sample = SETTINGS.build(text);
    assertThat(sample.sizes()).containsExactly(3, 4, 5);
    assertThat(sample.charges()).containsEntry("Cl", -1.0);
    assertThat(sample.aloud()).isTrue();
    assertThat(sample.kind()).isEqualTo(Kind.FAST);
    assertThat(sample.times()).isEqualTo(2000);
  }

  @Test
  void values_give_the_same_record_again() {
    Sample sample = SETTINGS.build(Map.of("file", "a", "limit", 2.0, "kind", "fast"));
    assertThat(SETTINGS.values(sample)).containsEntry("kind", "fast").doesNotContainKey("charges");
    assertThat(SETTINGS.build(SETTINGS.values(sample))).isEqualTo(sample);
  }

  @Test
  void a_missing_value_is_named() {
    assertThatThrownBy(() -> SETTINGS.build(Map.of()))
        .hasMessageContainingAll("option-missing", "file", "a file");
  }

  @Test
  void values_of_another_kind_are_refused() {
    refused("times", "100", "whole number");
    refused("times", 1.5, "whole number");
    refused("aloud", "true", "true or false");
    refused("time_step", true, "number (fs)");
    refused("file", 3L, "text");
    refused("kind", "very-slaw", "did you mean very-slow?");
    refused("time_step", "2 K", "another kind of unit");
    refused("time_step", "2 furlongs", "\"furlongs\" is not a unit");
    refused("time_step", "soon", "a number is needed");
    refused("times", 0L, "at least 1");
  }

  private static void refused(String key, Object value, String part) {
    Map<String, Object> values = new HashMap<>(Map.of("file", "a"));
    values.put(key, value);
    assertThatThrownBy(() -> SETTINGS.build(values))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("option-invalid", key, part);
  }

  @Test
  void units_convert() {
    assertThat(Quantity.parse("x", "6 angstrom", "Å")).isEqualTo(6);
    assertThat(Quantity.parse("x", "6Å", "Å")).isEqualTo(6);
    assertThat(Quantity.parse("x", "0.6 nm", "Å")).isEqualTo(6);
    assertThat(Quantity.parse("x", "1 GPa", "eV/Å^3")).isCloseTo(1 / Units.GPA, within(1e-15));
    assertThat(Quantity.parse("x", "1 eV/Å³", "GPa")).isCloseTo(Units.GPA, within(1e-9));
    assertThat(Quantity.parse("x", "25 meV/atom", "eV/atom")).isEqualTo(0.025);
    assertThat(Quantity.parse("x", "2 1/ps", "1/fs")).isCloseTo(0.002, within(1e-17));
    assertThat(Quantity.parse("x", "96.4853321 kJ/mol", "eV")).isCloseTo(1, within(1e-8));
    assertThat(Quantity.parse("x", "-1.5e-3", "")).isEqualTo(-0.0015);
  }

  @Test
  void the_nearest_spelling_is_found() {
    var keys = List.of("timestep", "temperature", "steps");
    assertThat(Spelling.nearest("time-step", keys)).contains("timestep");
    assertThat(Spelling.nearest("temprature", keys)).contains("temperature");
    assertThat(Spelling.nearest("qwertyuiop", keys)).isEqualTo(Optional.empty());
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
  }
}
