/**
 * The tests that every potential must pass, and the tools to write more.
 *
 * <p>JUnit and AssertJ are needed only where these classes are used, which is in tests; there they
 * may be on the class path, hence {@code static}. The module is open because JUnit reaches test
 * methods by reflection.
 */
open module io.crisol.testkit {
  requires transitive io.crisol.potentials;
  requires static transitive org.assertj.core;
  requires static transitive org.junit.jupiter.api;
  requires static transitive org.junit.jupiter.params;
  requires jdk.management;

  exports io.crisol.testkit;
}
