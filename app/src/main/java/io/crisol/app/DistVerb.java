package io.crisol.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a zip that runs elsewhere without a build and without a network. */
@Command(
    name = "dist",
    description =
        "Write a zip of the program that runs elsewhere, offline, with a JDK 25 or later.",
    mixinStandardHelpOptions = true)
public final class DistVerb implements Callable<Integer> {
  private static final List<String> TEXTS =
      List.of("jvm.options", "LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff");

  private static final List<String> FOLDERS = List.of("examples", "docs");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write crisol-VERSION.zip (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("dist");

  @Override
  public Integer call() throws IOException {
    Path home = Path.of(property("crisol.home"));
    String modules = property("crisol.lib");
    String name = "crisol-" + Main.version();
    Path zip = Files.createDirectories(out).resolve(name + ".zip");
    Files.deleteIfExists(zip);
    var options = Map.of("create", true, "enablePosixFileAttributes", true);
    try (FileSystem archive = FileSystems.newFileSystem(zip, options)) {
      write(home, modules, archive.getPath("/" + name));
    }
    System.out.println(zip);
    return 0;
  }

  private static void write(Path home, String modules, Path top) throws IOException {
    Path lib = Files.createDirectories(top.resolve("lib"));
    for (String entry : modules.split(File.pathSeparator)) {
      copyModules(Path.of(entry), lib);
    }
    for (String text : TEXTS) {
      if (Files.exists(home.resolve(text))) {
        Files.copy(home.resolve(text), top.resolve(text));
      }
    }
    for (String folder : FOLDERS) {
      copyFolder(home, folder, top);
    }
    Path launcher = top.resolve("crisol");
    Files.copy(home.resolve("crisol"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream batch = DistVerb.class.getResourceAsStream("crisol.bat")) {
      Files.copy(batch, top.resolve("crisol.bat"));
    }
  }

  private static void copyFolder(Path home, String name, Path top) throws IOException {
    if (!Files.isDirectory(home.resolve(name))) {
      return;
    }
    try (var below = Files.walk(home.resolve(name))) {
      for (Path file : below.toList()) {
        Path target = top.resolve(home.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /**
   * Copies a jar, a folder of jars, or a folder of classes as a jar: what a module path may hold.
   */
  private static void copyModules(Path entry, Path lib) throws IOException {
    if (Files.isRegularFile(entry)) {
      Files.copy(entry, lib.resolve(entry.getFileName().toString()));
    } else if (Files.exists(entry.resolve("module-info.class"))) {
      pack(entry, lib);
    } else {
      try (var jars = Files.newDirectoryStream(entry, "*.jar")) {
        for (Path jar : jars) {
          copyModules(jar, lib);
        }
      }
    }
  }

  private static void pack(Path classes, Path lib) throws IOException {
    String name = ModuleFinder.of(classes).findAll().iterator().next().descriptor().name();
    Path jar = Files.createTempFile(name, ".jar");
    String[] arguments = {"--create", "--file", jar.toString(), "-C", classes.toString(), "."};
    int status = ToolProvider.findFirst("jar").orElseThrow().run(System.err, System.err, arguments);
    if (status != 0) {
      throw new IOException("could not pack " + classes);
    }
    Files.move(jar, lib.resolve(name + ".jar"));
  }

  /** What the launcher tells in a system property. */
  private static String property(String name) throws NoSuchFileException {
    String value = System.getProperty(name);
    if (value == null) {
      throw new NoSuchFileException(
          "dist needs the program started by its launcher: ./crisol dist");
    }
    return value;
  }
}
