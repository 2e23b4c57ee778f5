package io.crisol.learning;

import io.crisol.structures.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Frames of the last walks, evenly spread over them, that a calculation may have. */
final class FreshFrames {
  private FreshFrames() {}

  static List<Frame> of(List<Walk> walks, List<WalkState> states, LearnOptions options) {
    List<Frame> all = new ArrayList<>();
    for (Walk walk : walks) {
      for (var snapshot : states.get(walk.number()).snapshots()) {
        if (snapshot.step() > 0 && snapshot.size() <= options.largest()) {
          // In a fixed order: the file has the same bits in every run.
          Map<String, String> metadata = new LinkedHashMap<>();
          metadata.put("config_type", walk.name());
          metadata.put("step", String.valueOf(snapshot.step()));
          all.add(CampaignFolder.frame(snapshot.structure(), metadata));
        }
      }
    }
    int wanted = Math.min(options.fresh(), all.size());
    List<Frame> chosen = new ArrayList<>();
    for (int k = 0; k < wanted; k++) {
      chosen.add(all.get((int) ((2L * k + 1) * all.size() / (2L * wanted))));
    }
    return chosen;
  }
}
