package io.crisol.potentials.n2p2;

import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The keywords of {@code input.nn}: what each means for a prediction. */
final class Keywords {
  /** Those that a prediction depends on and that are honoured. */
  private static final Set<String> HONOURED =
      words(
          """
          number_of_elements elements atom_energy cutoff_type symfunction_short
          scale_symmetry_functions center_symmetry_functions scale_symmetry_functions_sigma
          scale_min_short scale_max_short global_hidden_layers_short global_nodes_short
          global_activation_short element_hidden_layers_short element_nodes_short
          element_activation_short normalize_nodes mean_energy conv_energy conv_length nnp_type
          nnp_gen nn_type nn_type_short
          """);

  /** Those of training. */
  private static final Set<String> TRAINING =
      words(
          """
          random_seed test_fraction epochs use_short_forces use_old_weights_short weights_min
          weights_max nguyen_widrow_weights_short precondition_weights main_error_metric
          write_trainpoints write_trainforces write_traincharges write_weights_epoch
          write_neuronstats write_trainlog repeated_energy_update updater_type parallel_mode
          jacobian_mode update_strategy selection_mode memorize_symfunc_results force_weight
          force_energy_ratio short_force_error_threshold short_energy_error_threshold
          short_energy_fraction short_force_fraction energy_fraction force_fraction
          rmse_threshold rmse_threshold_energy rmse_threshold_force rmse_threshold_trials
          rmse_threshold_trials_energy rmse_threshold_trials_force data_set_normalization
          energy_threshold force_threshold points_in_memory mix_all_points optmode_short_energy
          optmode_short_force kalman_lambda_short kalman_nue_short kalman_damp_short
          kalman_damp_force scaling_short write_weightpoints write_pdb write_xyz write_binding_energy_only
          debug_mode detailed_validation max_force max_energy use_short_nn runner_mode
          analyze_error analyze_composition print_mad print_convergence_vector
          write_temporary_weights save_kalman_matrices restart_kalman calculate_forces
          calculate_stress enforce_max_num_neighbors_atomic print_all_short_weights
          write_unformatted print_date_and_time parallel_prediction remove_atom_energies
          use_atom_energies charge_fraction rmse_threshold_charge rmse_threshold_trials_charge
          """);

  private static final List<String> TRAINING_FAMILIES =
      List.of("kalman_", "gradient_", "task_batch_size_", "selection_mode_", "write_");

  /** Parts of a model that a prediction would need and that are not computed. */
  private static final Set<String> REFUSED =
      words(
          """
          use_electrostatics use_vdw use_magnetic vdw_type global_symfunction_short
          element_symfunction_short global_pairsymfunction_short element_pairsymfunction_short
          pairsymfunction_short nb_local_charge fixed_charge
          """);

  private Keywords() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  /** Refuses what cannot be honoured, and notes what nobody knows. */
  static void check(List<TextLines.Line> lines, Consumer<String> notes) {
    for (TextLines.Line line : lines) {
      String keyword = line.word(0);
      if (HONOURED.contains(keyword) || isTraining(keyword)) {
        continue;
      }
      if (REFUSED.contains(keyword)) {
        throw refused(line, "Crisol does not compute this part of a potential");
      }
      notes.accept(
          "line %d of %s has the unknown keyword \"%s\", which n2p2 too would pass over"
              .formatted(line.number(), line.file().getFileName(), keyword));
    }
  }

  private static boolean isTraining(String keyword) {
    return TRAINING.contains(keyword) || TRAINING_FAMILIES.stream().anyMatch(keyword::startsWith);
  }

  /** A keyword of the file that cannot be honoured. */
  static RuntimeException refused(TextLines.Line line, String why) {
    return Problem.KEYWORD_NOT_HONOURED
        .with(String.join(" ", line.words()), why)
        .at(line.file() + ", line " + line.number());
  }
}
