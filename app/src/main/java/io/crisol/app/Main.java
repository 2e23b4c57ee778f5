package io.crisol.app;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code crisol} program. */
@Command(name = "crisol", mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
public final class Main implements Runnable {
  private static volatile List<String> given = List.of();

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs the verb that the arguments name and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(Console.system(), arguments));
  }

  /** Runs the verb that the arguments name and returns its exit code. */
  static int execute(Console console, String... arguments) {
    given = List.of(arguments);
    return program(console).execute(arguments);
  }

  /** The program with all its verbs. */
  static CommandLine program(Console console) {
    CommandLine program = new CommandLine(new Main(console));
    Help.overview(program);
    for (Verb verb : verbs()) {
      verb.speakTo(console);
      CommandLine command = new CommandLine(verb);
      if (verb instanceof ComputingVerb computing) {
        Help.describe(command.getCommandSpec(), computing);
        Flags.add(command.getCommandSpec(), computing.sections());
        command.getCommandSpec().usageMessage().sortOptions(false);
      }
      program.addSubcommand(command);
    }
    program.addSubcommand(new DistVerb());
    program.setOut(Console.writer(console.out()));
    program.setErr(Console.writer(console.err()));
    program.setParameterExceptionHandler((e, _) -> Failures.usage(console, e));
    program.setExecutionExceptionHandler((e, _, _) -> Failures.tell(console, e, false));
    program.setUsageHelpWidth(Help.WIDTH);
    return program;
  }

  /** A new instance of every verb but {@code dist}, in the order of the overview. */
  static List<Verb> verbs() {
    return Stream.of(potentials(), answers(), around()).flatMap(List::stream).toList();
  }

  private static List<Verb> potentials() {
    return List.of(
        new QuickstartVerb(),
        new CheckVerb(),
        new ConvertVerb(),
        new BuildVerb(),
        new TrainVerb(),
        new StudyVerb(),
        new EvaluateVerb(),
        new PredictVerb(),
        new ExplainVerb(),
        new SelectVerb(),
        new ExportVerb(),
        new LabelVerb(),
        new LearnVerb());
  }

  private static List<Verb> answers() {
    return List.of(
        new RelaxVerb(),
        new EosVerb(),
        new ElasticVerb(),
        new PhononsVerb(),
        new SurfacesVerb(),
        new BatteryVerb(),
        new SearchVerb(),
        new HullVerb(),
        new OrderingsVerb(),
        new DefectsVerb(),
        new FaultsVerb(),
        new PhasesVerb(),
        new NebVerb(),
        new HopsVerb(),
        new MdVerb(),
        new AnalyseVerb(),
        new McVerb(),
        new KmcVerb(),
        new DiffusionVerb(),
        new ConductivityVerb(),
        new ArrheniusVerb());
  }

  private static List<Verb> around() {
    return List.of(new SpeedVerb(), new ServeVerb(), new ReportVerb(), new DoctorVerb());
  }

  /** The command line as it was given. */
  static String commandLine() {
    return "crisol " + String.join(" ", given);
  }

  @Override
  public void run() {
    program(console).usage(console.out());
  }

  /** The version of this build. */
  static String version() {
    var descriptor = Main.class.getModule().getDescriptor();
    return descriptor == null ? "unknown" : descriptor.rawVersion().orElse("unknown");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"crisol " + version()};
    }
  }
}
