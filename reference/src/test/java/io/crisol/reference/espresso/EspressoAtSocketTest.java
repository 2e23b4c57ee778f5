package io.crisol.reference.espresso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelling;
import io.crisol.reference.Programs;
import io.crisol.reference.Silicon;
import io.crisol.reference.ipi.SocketLabeller;
import io.crisol.reference.ipi.SocketName;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real pw.x at a socket: it crashes when its self-consistent field does not converge. */
class EspressoAtSocketTest {
  @TempDir private Path folder;

  private Path pseudos;

  @BeforeEach
  void requireProgram() {
    Path program = Programs.require("pw.x", "quantum-espresso");
    pseudos = program.resolveSibling("../share/espresso/pseudo").normalize();
    if (!Files.isDirectory(pseudos)) {
      pseudos = Path.of("/usr/share/espresso/pseudo");
    }
  }

  private SocketLabeller labeller(Map<String, Object> more) {
    Map<String, Object> values = new java.util.HashMap<>();
    values.put("pseudo_folder", pseudos.toString());
    values.put("pseudopotentials", List.of("Si=Si.pz-vbc.UPF"));
    values.put("wavefunction_cutoff", "10 Ry");
    values.put("k_grid", List.of(1L, 1L, 1L));
    values.put("smearing", "fixed");
    values.putAll(more);
    EspressoOptions options = Settings.of(EspressoOptions.class).build(values);
    Espresso program = new Espresso(options, Silicon.rattled(1).elementSet());
    SocketName socket = SocketName.parse("unix:crisol-test-" + ProcessHandle.current().pid());
    Path work = folder.resolve("work");
    return new SocketLabeller(new EspressoAtSocket(program), socket, work, 120, 0);
  }

  @Test
  void a_crash_harms_one_structure_and_the_next_finds_it_started_again() {
    List<Structure> two = List.of(Silicon.rattled(1), Silicon.rattled(2));
    try (SocketLabeller labeller = labeller(Map.of("scf_steps", 1L))) {
      for (Labelling result : labeller.label(two, Progress.NONE)) {
        Failure failure = (Failure) result;
        assertThat(failure.kind()).isEqualTo(Failure.Kind.PEER_LOST);
        assertThat(failure.why()).contains("convergence NOT achieved");
      }
    }
    for (String start : List.of("work/start-1", "work/start-2")) {
      assertThat(folder.resolve(start).resolve("failed.xyz")).exists();
    }
  }
}
