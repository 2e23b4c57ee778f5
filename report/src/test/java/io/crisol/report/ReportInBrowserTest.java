package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser: no error on the console, points open the viewer with and without
 * WebGL.
 */
class ReportInBrowserTest {
  private static final String[] WEBGL = {"--use-angle=swiftshader", "--enable-unsafe-swiftshader"};
  private static final String[] NO_WEBGL = {"--disable-gpu", "--disable-3d-apis"};

  @TempDir Path temp;
  private Path page;

  @BeforeEach
  void write() {
    Browser.require();
    page = ReportWriter.write(SampleRun.in(temp));
  }

  @Test
  void a_frame_named_in_the_address_is_drawn_with_webgl_where_there_is_some() throws Exception {
    Browser.Opened opened = Browser.open(page, "#frame=evaluate/Si-test.xyz.gz/2", temp, WEBGL);

    assertThat(
            opened.console().stream().filter(line -> !line.contains("GPU stall due to ReadPixels")))
        .isEmpty();
    assertThat(opened.dom())
        .contains("data-errors=\"0\"", "data-viewer=\"webgl\"", "<canvas")
        .containsPattern("<dialog[^>]* open");
  }

  @Test
  void without_webgl_the_frame_is_drawn_as_svg() throws Exception {
    Browser.Opened opened = Browser.open(page, "#frame=evaluate/Si-test.xyz.gz/2", temp, NO_WEBGL);

    assertThat(opened.console()).isEmpty();
    assertThat(opened.dom())
        .contains("data-errors=\"0\"", "data-viewer=\"svg\"")
        .containsPattern("<dialog[^>]* open")
        .containsPattern("<circle[^>]*fill=\"url\\(#ball-");
  }

  @Test
  void clicks_and_keys_open_frames_and_the_tools_change_the_drawing() throws Exception {
    String script =
        """
        const body = document.body, open = () => document.getElementById('viewer').open;
        body.dataset.closed = String(!open());
        document.querySelector("[data-frame='evaluate/Si-test.xyz.gz/1']").dispatchEvent(
          new MouseEvent('click', {bubbles: true, clientX: -1000, clientY: -1000}));
        body.dataset.clicked = document.getElementById('viewer-name').textContent + ' ' + open();
        document.getElementById('viewer-close').click();
        const first = document.querySelector('.dots path[tabindex="0"]');
        const key = (k) => document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', {key: k, bubbles: true}));
        first.focus();
        key('ArrowRight');
        body.dataset.moved = String(document.activeElement.dataset.frame !== first.dataset.frame);
        key('Enter');
        body.dataset.entered = String(open());
        for (const [id, value] of [['viewer-color', 'error'], ['viewer-arrows', 'both']]) {
          const choice = document.getElementById(id);
          choice.value = value;
          choice.dispatchEvent(new Event('change'));
        }
        location.hash = '#frame=evaluate/Si-test.xyz.gz/3';
        """;

    Browser.Opened opened = Browser.open(acting(script), "", temp, NO_WEBGL);

    assertThat(opened.console()).isEmpty();
    assertThat(opened.dom())
        .contains("data-closed=\"true\"", "data-clicked=\"Si-test.xyz.gz, frame 1 true\"")
        .contains("data-moved=\"true\"", "data-entered=\"true\"")
        .contains("eV/Å force error", "predicted force", "fill=\"#ef7d1a\"");
  }

  /**
   * A copy of the page that acts as a user would: without the policy, which would stop the script
   * added here.
   */
  private Path acting(String script) throws IOException {
    String html =
        Files.readString(page)
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "");
    Path copy = page.resolveSibling("acting.html");
    Files.writeString(copy, html.replace("</body>", "<script>" + script + "</script></body>"));
    return copy;
  }
}
