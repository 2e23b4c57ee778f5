package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.reference.jobs.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of the guide: fenced blocks marked {@code console}, line by line, inside this
 * process. A block with a name behind its kind, {@code toml NAME}, is written as a file first;
 * {@code # exit N} at the end of a command says what exit code it must have, {@code # needs NAME}
 * what program. Commands that name a parameter file of LAMMPS are left out where Debian's
 * lammps-data is not installed.
 */
class GuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?(\\S*)\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** What must be installed for a command. */
  private static final Pattern NEEDS = Pattern.compile("# needs (\\S+)");

  private static final Pattern FILE =
      Pattern.compile(
          "([\\w.-]+\\.(toml|xyz|json|cfg|cif|data|deepmd|xsf|pdb|in|mtp)|POSCAR[\\w-]*)(@.*)?");

  private static final Path LAMMPS = Path.of("/usr/share/lammps/potentials");

  @TempDir Path folder;

  /** As the launcher tells the program where it lies. */
  @BeforeAll
  static void home() {
    System.setProperty("crisol.home", Launched.root().toString());
  }

  @TestFactory
  Stream<DynamicTest> commands_of_the_guide_work() throws IOException {
    try (var pages = Files.list(Launched.root().resolve("docs/guide"))) {
      List<Path> sorted = pages.filter(page -> page.toString().endsWith(".md")).sorted().toList();
      return sorted.stream()
          .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> run(page)));
    }
  }

  private void run(Path page) throws IOException {
    Path work = Files.createDirectories(folder.resolve(page.getFileName().toString()));
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      if (!block.group(2).isEmpty()) {
        Files.writeString(
            work.resolve(block.group(2)),
            block.group(3).replace("examples/", Launched.root() + "/examples/"));
      } else if (block.group(1).equals("console")) {
        block
            .group(3)
            .lines()
            .filter(line -> line.startsWith("$ ") && has(line))
            .forEach(line -> execute(work, line.substring(2)));
      }
    }
  }

  /** Whether this machine has what a command needs; with CI=true it must. */
  private static boolean has(String line) {
    Matcher program = NEEDS.matcher(line);
    String needed = program.find() ? program.group(1) : LAMMPS.toString();
    boolean there =
        program.hasMatch()
            ? Executables.find(needed).isPresent()
            : !line.contains(needed) || Files.isDirectory(LAMMPS);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + needed);
    }
    if (!there) {
      System.out.println("skipped, there is no " + needed + ": " + line);
    }
    return there;
  }

  /**
   * Paths in the guide are relative to the folder of the project; what is written goes to a folder
   * of the test.
   */
  private static void execute(Path work, String line) {
    String[] parts = NEEDS.matcher(line).replaceAll("").split("# exit ");
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(parts[0].strip());
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    assertThat(words.removeFirst()).isEqualTo("./crisol");
    words.replaceAll(text -> placed(work, text));
    Crisol crisol = Crisol.run(words.toArray(String[]::new));
    assertThat(crisol.exit())
        .as(line + "\n" + crisol.err())
        .isEqualTo(parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0);
  }

  private static String placed(Path work, String text) {
    if (text.startsWith("examples/")) {
      return Launched.root().resolve(text).toString();
    }
    boolean file =
        text.startsWith("runs/")
            || FILE.matcher(text).matches()
            || !text.startsWith("/")
                && !text.contains("(")
                && Files.isRegularFile(work.resolve(text));
    return file ? work.resolve(text).toString() : text;
  }
}
