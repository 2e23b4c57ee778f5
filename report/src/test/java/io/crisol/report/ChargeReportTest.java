package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says about charges. */
class ChargeReportTest {
  @TempDir Path temp;

  private static String frame(String source, String reference, String predicted, double sum) {
    return "{\"source\":\""
        + source
        + "\",\"group\":\"\",\"atoms\":2,\"energy_per_atom\":-3,\"energy_per_atom_predicted\":-3.01,"
        + "\"elements\":[\"Na\",\"Cl\"],\"positions\":[0,0,0,2.4,0,0],"
        + reference
        + "\"charges_predicted\":"
        + predicted
        + ",\"total_charge\":0,\"total_charge_predicted\":"
        + sum
        + "}";
  }

  private String page(String... frames) throws IOException {
    Path run = Files.createDirectories(temp.resolve("run" + frames.length + frames[0].length()));
    Files.writeString(
        run.resolve("results.json"), "{\"kind\":\"evaluate\",\"frames\":" + frames.length + "}");
    Files.writeString(
        run.resolve("parity.json"), "{\"sets\":{\"test\":[" + String.join(",", frames) + "]}}");
    String html = Files.readString(ReportWriter.write(run));
    assertThat(WellFormed.faults(html)).isEmpty();
    assertThat(html).doesNotContain("NaN");
    return html;
  }

  @Test
  void errors_by_set_and_element_and_the_total_charge_stand_in_the_page() throws IOException {
    String html =
        page(
            frame("a.xyz, frame 0", "\"charges\":[0.8,-0.8],", "[0.83,-0.83]", 1e-12),
            frame("a.xyz, frame 1", "\"charges\":[0.7,-0.7],", "[0.7,-0.7]", 0));
    assertThat(html)
        .contains(
            ">Charges<",
            "Total charge is kept",
            "predicted charge (e)",
            "Errors of charges by element, test set.",
            "charge RMSE 0.030")
        // MAE, RMSE, largest, mean and spread of the sodium atoms.
        .containsPattern("Na</t[dh]>\\s*<td>2</td>\\s*<td>0.0150</td>\\s*<td>0.0212</td>")
        .containsPattern("<td>0.0300</td>\\s*<td>0.7500</td>\\s*<td>0.0500</td>");
  }

  @Test
  void a_total_charge_that_is_not_kept_is_said_with_the_frame() throws IOException {
    String html =
        page(
            frame("a.xyz, frame 0", "", "[0.8,-0.8]", 0),
            frame("b.xyz, frame 7", "", "[0.8,-0.7]", 0.1));
    assertThat(html)
        .contains(
            "Total charge is not kept",
            ", in b.xyz, frame 7",
            "No frame has reference charges to compare with.");
  }

  @Test
  void without_charges_there_is_no_section() throws IOException {
    String html = Files.readString(ReportWriter.write(SampleRun.in(temp).resolve("evaluate")));
    assertThat(html).doesNotContain(">Charges<");
  }
}
