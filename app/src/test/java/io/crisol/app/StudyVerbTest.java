package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyVerbTest {
  private static final String DATA =
      Launched.root().resolve("examples/silicon/train.xyz.gz") + "@0:20";

  @TempDir Path folder;

  private Crisol study(String... more) {
    String[] arguments = {
      "study",
      DATA,
      "--hidden",
      "3",
      "--radial-order",
      "3",
      "--angular-order",
      "2",
      "--iterations",
      "2",
      "--out",
      folder.resolve("study").toString()
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Crisol.run(all);
  }

  @Test
  void anOverwrittenStudyLeavesNothingOfTheFirst() {
    assertThat(study("--sizes", "4,8").exit()).isZero();
    assertThat(folder.resolve("study/parts/size-4/results.json")).isNotEmptyFile();
    assertThat(study("--sizes", "8").exit()).isEqualTo(1);
    assertThat(study("--sizes", "8", "--overwrite").exit()).isZero();
    assertThat(folder.resolve("study/parts/size-4")).doesNotExist();
    assertThat(folder.resolve("study/parts/size-8/results.json")).isNotEmptyFile();
  }

  @Test
  void aStudyOfNoKindIsRefused() {
    Crisol none = study();
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("a study is of one kind", "--folds 5");
  }
}
