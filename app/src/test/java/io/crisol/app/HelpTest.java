package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
  private static List<String> verbs() {
    return List.copyOf(Main.program(Console.system()).getSubcommands().keySet());
  }

  @Test
  void every_verb_stands_in_the_overview() {
    var help = Crisol.run("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("First steps: crisol quickstart");
    assertThat(Help.TASKS.values().stream().flatMap(List::stream)).containsAll(verbs());
    for (String verb : verbs()) {
      assertThat(help.out()).containsPattern("(?m)^  " + verb + " +\\S");
    }
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void no_verb_at_all_shows_the_overview() {
    assertThat(Crisol.run().out()).isEqualTo(Crisol.run("--help").out());
  }

  @Test
  void every_verb_shows_an_example() {
    for (String verb : verbs()) {
      if (!verb.equals("dist")) {
        assertThat(Crisol.run(verb, "--help").out()).as(verb).contains("Example", "crisol " + verb);
      }
    }
  }

  @Test
  void wrong_usage_names_what_may_have_been_meant() {
    var verb = Crisol.run("docter");
    assertThat(verb.exit()).isEqualTo(2);
    assertThat(verb.err()).contains("docter", "doctor", "crisol --help");
    var flag = Crisol.run("doctor", "--hlep");
    assertThat(flag.exit()).isEqualTo(2);
    assertThat(flag.err()).contains("--hlep", "--help", "crisol doctor --help");
  }

  @Test
  void doctor_says_what_there_is() {
    var doctor = Crisol.run("doctor");
    assertThat(doctor.exit()).isZero();
    assertThat(doctor.out())
        .contains(
            "Java",
            "Cores",
            "Memory",
            "bits",
            "LAMMPS",
            "Quantum ESPRESSO",
            "Chromium",
            "Python 3",
            "can be written");
  }
}
