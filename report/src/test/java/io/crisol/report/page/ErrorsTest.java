package io.crisol.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.report.run.ParityFrame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  private static ParityFrame frame(
      double energy, double predicted, double[] forces, double[] predictedForces) {
    return new ParityFrame(
        "s",
        "g",
        1,
        energy,
        predicted,
        new double[0],
        List.of("Si"),
        new double[3],
        forces,
        predictedForces,
        ParityFrame.Charges.NONE);
  }

  @Test
  void energies_count_per_frame_forces_per_component() {
    Errors errors =
        Errors.of(
            List.of(
                frame(-5, -4.999, new double[] {0, 0, 0}, new double[] {0.3, 0, 0}),
                frame(-5, -5.003, new double[0], new double[] {9, 9, 9})));

    assertThat(errors.frames()).isEqualTo(2);
    assertThat(errors.energyMae()).isCloseTo(2, within(1e-9));
    assertThat(errors.energyRmse()).isCloseTo(Math.sqrt(5), within(1e-9));
    assertThat(errors.forceMae()).isCloseTo(0.1, within(1e-12));
    assertThat(errors.forceRmse()).isCloseTo(0.3 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void a_peer_known_to_two_digits_is_on_a_par_within_them() {
    List<Peers.Peer> peers = Peers.of(Optional.of("mlearn-Si"));

    assertThat(Peers.comparison(0.075, peers))
        .endsWith("on a par with GAP (0.07); behind MTP (0.06)");
    assertThat(Peers.comparison(0.076, peers))
        .endsWith("the published neural network (0.108); behind GAP (0.07) and MTP (0.06)");
    assertThat(Peers.comparison(0.076, Peers.of(Optional.of("other")))).isEmpty();
  }

  @Test
  void a_figure_nobody_foresaw_is_shown_with_its_unit() {
    assertThat(Names.unit("vacancy_formation_eV")).isEqualTo("eV");
    assertThat(Names.label("vacancy_formation_eV")).isEqualTo("vacancy formation");
    assertThat(Names.unit("energy_drift_meV_per_atom_per_ps")).isEqualTo("meV/atom/ps");
    assertThat(Names.label("force_mae_eV_per_angstrom")).isEqualTo("force MAE");
  }
}
