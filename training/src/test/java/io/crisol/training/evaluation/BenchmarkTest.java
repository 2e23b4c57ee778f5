package io.crisol.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
  @Test
  void tellsTheSiliconTestSetByItsContent() {
    List<Frame> frames = ExtendedXyz.read(Path.of("../examples/silicon/test.xyz.gz")).frames();
    assertThat(Benchmark.of(frames)).contains("mlearn-Si");
    assertThat(Benchmark.of(frames.reversed())).contains("mlearn-Si");
    assertThat(Benchmark.of(frames.subList(0, 24))).isEmpty();
  }
}
