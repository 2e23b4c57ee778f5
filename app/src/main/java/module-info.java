/** The command line: thin, no logic. */
module io.crisol.app {
  requires io.crisol.learning;
  requires io.crisol.reference;
  requires io.crisol.report;
  requires info.picocli;
  requires jdk.incubator.vector;
  requires org.tomlj;

  opens io.crisol.app to
      info.picocli,
      io.crisol.structures;
  opens io.crisol.app.config to
      io.crisol.structures;
}
