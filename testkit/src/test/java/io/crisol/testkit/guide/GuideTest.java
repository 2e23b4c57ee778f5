package io.crisol.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java blocks of the guide are the regions of the sources in this package, word for word. */
class GuideTest {
  private static final Path ROOT = Path.of(System.getProperty("crisol.root", "."));
  private static final Path SOURCES = ROOT.resolve("testkit/src/test/java/io/crisol/testkit/guide");

  @Test
  void the_code_of_the_guide_is_compiled_and_tested_code() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/guide/add-a-potential.md"));
    Matcher block =
        Pattern.compile("<!-- ([a-z0-9-]+) -->\n```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
    Map<String, String> shown = new TreeMap<>();
    while (block.find()) {
      shown.put(block.group(1), block.group(2).strip());
    }
    assertThat(shown).isEqualTo(regions()).hasSizeGreaterThanOrEqualTo(5);
  }

  private static Map<String, String> regions() throws IOException {
    Map<String, String> regions = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(SOURCES)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      List<String> region = null;
      for (String line : Files.readAllLines(file)) {
        if (line.strip().startsWith("// region ")) {
          region = new ArrayList<>(List.of(line.strip().substring("// region ".length())));
        } else if (line.strip().equals("// endregion")) {
          regions.put(
              region.getFirst(),
              String.join("\n", region.subList(1, region.size())).stripIndent().strip());
          region = null;
        } else if (region != null) {
          region.add(line);
        }
      }
    }
    return regions;
  }
}
