package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * DeePMD-kit's systems: a folder with {@code type.raw} (type of each atom, from 0), {@code
 * type_map.raw} (their names), perhaps an empty file {@code nopbc}, and folders {@code set.000} …
 * of NumPy files {@code coord}, {@code box}, {@code energy}, {@code force}, {@code virial}, {@code
 * real_atom_types} in Å, eV, eV/Å; the virial, eV, is positive in compression (stress = −virial/V).
 * A folder of such folders is read one system after the other. Source:
 * https://docs.deepmodeling.com/projects/deepmd/en/stable/data/system.html.
 */
final class DeepmdFolder {
  static final String TYPES = "type.raw";
  static final String TYPE_MAP = "type_map.raw";
  static final String NO_PBC = "nopbc";

  static final FolderFormat FORMAT =
      new FolderFormat() {
        @Override
        public String name() {
          return "DeePMD folder";
        }

        @Override
        public boolean fits(Path folder) {
          return !systems(folder).isEmpty();
        }

        @Override
        public FrameReader open(Path folder, ReadingOptions options) {
          return new DeepmdReader(folder, systems(folder), options);
        }
      };

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "deepmd";
        }

        @Override
        public String name() {
          return "DeePMD folder";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".deepmd");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          DeepmdWriter.write(out, frames, note);
        }
      };

  private DeepmdFolder() {}

  /** The folder itself where it is a system, else the systems right below it, by name. */
  static List<Path> systems(Path folder) {
    if (Files.isRegularFile(folder.resolve(TYPES))) {
      return List.of(folder);
    }
    return folders(folder, "").stream()
        .filter(below -> Files.isRegularFile(below.resolve(TYPES)))
        .toList();
  }

  /** Folders whose names start so, by name. */
  static List<Path> folders(Path folder, String start) {
    try (Stream<Path> below = Files.list(folder)) {
      return below
          .filter(Files::isDirectory)
          .filter(path -> String.valueOf(path.getFileName()).startsWith(start))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED
          .with(folder, "the folder cannot be listed: " + e.getMessage())
          .causedBy(e);
    }
  }
}
