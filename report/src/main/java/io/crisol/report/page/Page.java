package io.crisol.report.page;

import io.crisol.report.markup.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The page while it is being written: numbers figures and tables, keeps the table of contents,
 * frames it all.
 */
public final class Page {
  private record Entry(String id, String title, boolean sub) {}

  private final List<Entry> contents = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Markup body = new Markup();
  private final ViewerFrames frames;
  private boolean inSection;
  private int figures;
  private int tables;

  Page(ViewerFrames frames) {
    this.frames = frames;
  }

  /** The frames that can be looked at in three dimensions. */
  ViewerFrames frames() {
    return frames;
  }

  /** What has been written since; sections add to it. */
  Markup body() {
    return body;
  }

  /** Begins a section and ends the one before. */
  void section(String title) {
    end();
    String id = id(title);
    contents.add(new Entry(id, title, false));
    body.open("section", "id", id, "aria-labelledby", id + "-h")
        .element("h2", title, "id", id + "-h");
    inSection = true;
  }

  /** A heading within the section. */
  void heading(String title) {
    String id = id(title);
    contents.add(new Entry(id, title, true));
    body.element("h3", title, "id", id);
  }

  /** A heading that the table of contents leaves out. */
  void minorHeading(String title) {
    body.element("h3", title, "id", id(title));
  }

  /** A paragraph. */
  void paragraph(String text) {
    body.element("p", text);
  }

  /** A unique id for a chart, made from a few words. */
  String id(String words) {
    String base =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String id = base.isEmpty() ? "part" : base;
    for (int k = 2; !ids.add(id); k++) {
      id = base + "-" + k;
    }
    return id;
  }

  /** A figure of one or several charts side by side. */
  void figure(String caption, List<Markup> charts) {
    figure(caption, charts, charts.size() == 1 ? "charts one" : "charts");
  }

  /** A figure of a chart and a narrow one of its height beside it, 8 to 3. */
  void unequalFigure(String caption, List<Markup> charts) {
    figure(caption, charts, charts.size() == 1 ? "charts one" : "charts unequal");
  }

  private void figure(String caption, List<Markup> charts, String layout) {
    figures++;
    body.open("figure").open("div", "class", layout);
    for (Markup chart : charts) {
      body.open("div", "class", "panel").add(chart);
      body.open("button")
          .with("type", "button")
          .with("class", "save")
          .with("data-save", "figure-" + figures)
          .with("title", "Download this plot as SVG")
          .text("SVG")
          .close()
          .close();
    }
    body.close()
        .open("figcaption")
        .element("b", "Figure " + figures + ". ")
        .text(caption)
        .close()
        .closeLine();
  }

  /** A table; columns after the first are numbers, aligned right. */
  void table(String caption, List<String> header, List<List<String>> rows) {
    table(caption, header, rows, "numbers");
  }

  /** A table of words. */
  void wordTable(String caption, List<String> header, List<List<String>> rows) {
    table(caption, header, rows, "words");
  }

  /** A table of numbers whose last column is words. */
  void remarkTable(String caption, List<String> header, List<List<String>> rows) {
    table(caption, header, rows, "numbers remarks");
  }

  private void table(String caption, List<String> header, List<List<String>> rows, String style) {
    tables++;
    body.open("div", "class", "table").open("table", "class", style);
    body.open("caption").element("b", "Table " + tables + ". ").text(caption).close();
    body.open("thead").open("tr");
    // A word joiner keeps units such as eV/Å on one line.
    header.forEach(cell -> body.element("th", cell.replace("/", "/\u2060"), "scope", "col"));
    body.close().close().open("tbody");
    for (List<String> row : rows) {
      // A row whose name begins with a star is our own: it is set in bold.
      boolean own = row.getFirst().startsWith("*");
      body.open("tr", "class", own ? "own" : null);
      body.element("th", own ? row.getFirst().substring(1) : row.getFirst(), "scope", "row");
      row.subList(1, row.size()).forEach(cell -> body.element("td", cell));
      body.close();
    }
    body.close().close().closeLine();
  }

  /** The whole document. */
  String html(String title, Markup header) {
    end();
    String style = resource("report.css");
    String script = resource("viewer.js") + resource("report.js");
    String policy =
        "default-src 'none'; script-src "
            + hash(script)
            + "; style-src "
            + hash(style)
            + "; base-uri 'none'; form-action 'none'";
    Markup page = new Markup();
    page.verbatim("<!DOCTYPE html>\n")
        .open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml")
        .open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("meta", "name", "generator", "content", "Crisol");
    page.element("title", title);
    page.open("style").verbatim(style).close().closeLine();
    page.open("body").add(header);
    page.open("div", "class", "columns").add(contents()).open("main").add(body).close().close();
    page.verbatim(resource("viewer.html"));
    page.open("script", "type", "application/json", "id", "frames")
        .verbatim(frames.json())
        .closeLine();
    page.open("script").verbatim(script).close().close().closeLine();
    return page.toString();
  }

  private Markup contents() {
    Markup nav = new Markup();
    nav.open("nav", "aria-label", "Contents").element("h2", "Contents").open("ol");
    for (Entry entry : contents) {
      nav.open("li", "class", entry.sub() ? "sub" : null)
          .element("a", entry.title(), "href", "#" + entry.id())
          .close();
    }
    return nav.close().close();
  }

  private void end() {
    if (inSection) {
      body.closeLine();
      inSection = false;
    }
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream("/io/crisol/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
