package io.crisol.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static String chart(Layer layer) {
    return Chart.of("c", "Title", "Description")
        .x(Scale.between(0, 10), "x (Å)")
        .y(Scale.between(0, 10), "y (eV)")
        .add(layer)
        .markup()
        .toString();
  }

  @Test
  void title_description_and_labels_are_there() {
    assertThat(chart(new Layer.Line(new double[] {0, 1}, new double[] {0, 1}, Style.BLUE)))
        .contains(
            ">Title</title>",
            ">Description</desc>",
            ">x (Å)<",
            ">y (eV)<",
            "aria-labelledby=\"c-t c-d\"");
  }

  @Test
  void a_line_breaks_where_a_value_is_missing() {
    double[] xs = {0, 1, 2, 3, 4};
    double[] ys = {1, 2, Double.NaN, 3, 4};

    String svg = chart(new Layer.Line(xs, ys, Style.BLUE));

    String path =
        Pattern.compile("class=\"data\"><path d=\"([^\"]*)\"")
            .matcher(svg)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
    assertThat(path).doesNotContain("NaN");
  }

  @Test
  void a_long_series_keeps_its_extremes() {
    double[] xs = new double[100_000];
    double[] ys = new double[100_000];
    Arrays.setAll(xs, k -> k);
    ys[31_417] = 7;
    ys[77_777] = -7;

    int[] kept = Thinning.kept(xs, ys, 400);

    assertThat(kept.length).isLessThan(1700);
    assertThat(kept).contains(0, 31_417, 77_777, 99_999).isSorted();
  }

  @Test
  void points_of_a_frame_lie_where_their_values_are() {
    var cluster =
        new Layer.Dots.Cluster(
            "test/0", "frame 0", new double[] {0, 10}, new double[] {0, 10}, new int[0]);

    String svg = chart(new Layer.Dots(List.of(cluster), Style.BLUE, true));

    // The corners of the area: (64, 274) and (446, 12), in tenths of a pixel, the second relative
    // to the first.
    assertThat(svg)
        .contains(
            "d=\"m640 2740h0m3820-2620h0\"", "data-frame=\"test/0\"", "aria-label=\"frame 0\"");
  }

  @Test
  void long_numbers_neither_touch_each_other_nor_the_label_of_their_axis() {
    Scale far = Scale.between(-107.3916, -107.3634);
    String svg = Chart.of("c", "Title", "Description").x(far, "x").y(far, "y").markup().toString();

    double[] places =
        Pattern.compile("<text x=\"([\\d.]+)\" y=\"[\\d.]+\" text-anchor=\"middle\">-?\\D?107")
            .matcher(svg)
            .results()
            .mapToDouble(found -> Double.parseDouble(found.group(1)))
            .toArray();
    assertThat(places).hasSizeGreaterThan(2);
    for (int k = 1; k < places.length; k++) {
      assertThat(places[k] - places[k - 1]).isGreaterThan(9 * 6);
    }
    assertThat(svg).doesNotContain("<text x=\"57\"");
  }

  @Test
  void hexagons_hold_every_point_once() {
    double[] xs = {1, 1, 1, 9};
    double[] ys = {1, 1, 1, 9};

    String svg = chart(new Hexagons(xs, ys, 5));

    assertThat(Pattern.compile("v[-\\d.]+l[^z]*z").matcher(svg).results().count()).isEqualTo(2);
  }
}
