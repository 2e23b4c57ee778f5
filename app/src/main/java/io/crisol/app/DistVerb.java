package io.crisol.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a zip that runs elsewhere without a build and without a network. */
@Command(
    name = "dist",
    description = "Write a zip of the program that runs elsewhere, offline, with a JDK 25 or later.",
    mixinStandardHelpOptions = true)
public final class DistVerb implements Callable<Integer> {
  private static final List<String> TEXTS =
      List.of("jvm.options", "LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write crisol-VERSION.zip (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("dist");

  @Override
  public Integer call() throws IOException {
    Path home = folder("crisol.home");
    Path lib = folder("crisol.lib");
    String name = "crisol-" + Main.version();
    Path zip = Files.createDirectories(out).resolve(name + ".zip");
    Files.deleteIfExists(zip);
    var options = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem archive = FileSystems.newFileSystem(zip, options)) {
      write(home, lib, archive.getPath("/" + name));
    }
    System.out.println(zip);
    return 0;
  }

  private static void write(Path home, Path lib, Path top) throws IOException {
    Path jars = Files.createDirectories(top.resolve("lib"));
    try (var files = Files.newDirectoryStream(lib, "*.jar")) {
      for (Path jar : files) {
        Files.copy(jar, jars.resolve(jar.getFileName().toString()));
      }
    }
    for (String text : TEXTS) {
      if (Files.exists(home.resolve(text))) {
        Files.copy(home.resolve(text), top.resolve(text));
      }
    }
    Path launcher = top.resolve("crisol");
    Files.copy(home.resolve("crisol"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream batch = DistVerb.class.getResourceAsStream("crisol.bat")) {
      Files.copy(batch, top.resolve("crisol.bat"));
    }
  }

  /** The folder that the launcher names in a system property. */
  private static Path folder(String property) throws NoSuchFileException {
    String folder = System.getProperty(property);
    if (folder == null) {
      throw new NoSuchFileException("dist needs the program started by its launcher, ./crisol dist");
    }
    return Path.of(folder);
  }
}
