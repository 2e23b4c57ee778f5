/** The command line: thin, no logic. */
module io.crisol.app {
  requires io.crisol.report;
  requires info.picocli;
  requires org.tomlj;

  opens io.crisol.app to
      info.picocli;
}
