package io.crisol.structures.io;

import io.crisol.structures.SharedData;
import org.junit.jupiter.api.Test;

class PwXmlTest {
  private static final GoldenLabels.Tolerance EXACT = new GoldenLabels.Tolerance(1e-12, 1e-12);
  private static final String FILE = "data-file-schema.xml";

  @Test
  void every_golden_file_gives_the_expected_labels_or_none() {
    GoldenLabels.holdAll(SharedData.file("golden/abinitio/quantum-espresso"), FILE, EXACT, 1e-9);
  }

  @Test
  void our_own_copies_give_the_same() {
    GoldenLabels.holdAll(GoldenLabels.own("abinitio/quantum-espresso"), FILE, EXACT, 1e-9);
  }
}
