package io.crisol.structures.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.SharedData;
import io.crisol.structures.io.FrameFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealSetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlearn/Si-train",
        "mlearn/Mo-train",
        "mlearn/Cu-test",
        "cu-poet/cu-poet-visible",
        "cu-ace/cu-ace-visible",
        "tio2-aenet/tio2-visible",
        "mlip2-devtest/li-ti-o-visible",
        "mlip2-devtest/nacl-visible",
        "mlip2-devtest/li-bcc-450K-visible",
        "si-defects/si-defects-visible",
        "llzo/llzo-visible",
        "li-al/li-al-retrain-visible",
        "li-al/li-al-train-visible",
        "li-al/li-al-vacancy-visible"
      })
  void a_published_set_has_no_error(String name) {
    String suffix = name.startsWith("cu-poet") ? ".xyz" : ".xyz.gz";
    var reading = FrameFiles.read(SharedData.file("data/" + name + suffix).toString());
    Findings findings = DatasetCheck.of(reading.frames());
    assertThat(findings.all()).noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Sheared by 0.5 % these cells push back the other way than sheared by 1 %. */
  @Test
  void the_shear_stresses_of_strained_lithium_contradict_each_other() {
    var frames =
        FrameFiles.read(SharedData.file("data/mlearn/Li-train.xyz.gz").toString()).frames();
    var errors =
        DatasetCheck.of(frames).all().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    assertThat(errors).singleElement().extracting(Finding::code).isEqualTo("stress-shear");
    assertThat(errors.getFirst().frames())
        .isNotEmpty()
        .allSatisfy(k -> assertThat(frames.get(k).group()).isEqualTo("Elastic"));
  }
}
