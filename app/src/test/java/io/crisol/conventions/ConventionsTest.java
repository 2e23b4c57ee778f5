package io.crisol.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/** Holds the sources to docs/conventions.md. */
class ConventionsTest {
  private static final Path ROOT = Path.of(System.getProperty("crisol.root"));
  private static final List<Source> SOURCES = Source.main(ROOT);

  @Test
  void files_are_short() {
    hold(
        "at most %d lines a file, or a class comment that says \"%s: ...\""
            .formatted(Rules.FILE, Rules.EXCUSE),
        Rules::longFiles);
  }

  @Test
  void methods_are_short() {
    hold(
        "at most %d lines a method, %d in a class named ...Kernel or with a comment \"%s: ...\""
            .formatted(Rules.METHOD, Rules.KERNEL, Rules.EXCUSE),
        Rules::longMethods);
  }

  @Test
  void names_say_something() {
    hold("nothing is called util, helper, manager, core or common", Rules::emptyNames);
  }

  @Test
  void public_types_are_documented() {
    Set<String> exported =
        SOURCES.stream()
            .flatMap(source -> source.exports().stream())
            .collect(Collectors.toUnmodifiableSet());
    hold(
        "a public type of an exported package has a comment",
        source -> Rules.undocumented(source, exported));
  }

  @Test
  void no_exception_is_swallowed() {
    hold("catching everything and doing nothing hides mistakes", Rules::swallowed);
  }

  @Test
  void names_carry_a_unit_only_when_it_is_not_the_base_unit() {
    hold("eV, Å, amu, fs and K go without saying", Rules::units);
  }

  @Test
  void kernels_take_and_return_no_vectors() {
    hold(
        "a method of a class named ...Kernel is never inlined, so a vector in its signature becomes"
            + " an object: move it to a class of another name, or a nested one",
        Rules::kernels);
  }

  @Test
  void modules_require_only_what_lies_below_them() {
    hold("the arrows of docs/conventions.md", Rules::arrows);
  }

  @Test
  void each_rule_finds_what_breaks_it() {
    String lines = "    f();\n".repeat(31);
    Source bad =
        parse(
            "package io.crisol.common;\n"
                + "public class FooHelper {\n  double cutoffAngstrom, pressureGpa;\n"
                + "  void g() {\n"
                + lines
                + "  }\n  void h() { try { g(); } catch (Exception e) { } }\n"
                + "  static class AKernel { DoubleVector k() { return null; } }\n}\n"
                + "\n".repeat(300));
    assertThat(Rules.longFiles(bad)).hasSize(1);
    assertThat(Rules.longMethods(bad)).singleElement().asString().contains("g has 33 lines");
    assertThat(Rules.emptyNames(bad)).hasSize(2);
    assertThat(Rules.undocumented(bad, Set.of("io.crisol.common"))).hasSize(1);
    assertThat(Rules.swallowed(bad)).hasSize(1);
    assertThat(Rules.units(bad)).hasSize(2);
    assertThat(Rules.kernels(bad)).singleElement().asString().contains("AKernel.k");
    assertThat(Rules.arrows(parse("module io.crisol.structures { requires io.crisol.app; }")))
        .hasSize(1);
  }

  @Test
  void records_may_name_any_unit() {
    Source good = parse("package a; /** A. */ public record R(double forceEVPerAngstrom) {}");
    assertThat(Rules.units(good)).isEmpty();
    assertThat(Rules.undocumented(good, Set.of("a"))).isEmpty();
  }

  private static void hold(String rule, Function<Source, List<String>> check) {
    assertThat(SOURCES).isNotEmpty();
    assertThat(SOURCES.stream().flatMap(source -> check.apply(source).stream())).as(rule).isEmpty();
  }

  private static Source parse(String text) {
    URI name = URI.create("file:///Sample.java");
    var file =
        new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignored) {
            return text;
          }
        };
    try {
      return Source.parse(ROOT, List.of(file)).getFirst();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
