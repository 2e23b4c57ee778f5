package io.crisol.potentials.lammps;

import io.crisol.potentials.lammps.StyleUse.Coefficients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands {@code pair_style}, {@code pair_coeff} and {@code pair_modify}. */
final class PairCommands {
  private PairCommands() {}

  static void style(InputState state, Command command) {
    command.atLeast(1);
    String name = Styles.plain(command.arguments().getFirst());
    List<String> rest = command.arguments().subList(1, command.arguments().size());
    state.joining =
        switch (name) {
          case "hybrid" -> InputState.Joining.HYBRID;
          case "hybrid/overlay" -> InputState.Joining.OVERLAY;
          default -> InputState.Joining.SINGLE;
        };
    state.nothing.clear();
    state.uses =
        state.joining == InputState.Joining.SINGLE
            ? List.of(use(name, rest, command, 1))
            : members(rest, command);
  }

  private static StyleUse use(String name, List<String> settings, Command command, int number) {
    Styles.refusal(name)
        .ifPresent(
            why -> {
              throw command.notHonoured(why + " (" + name + ")");
            });
    return new StyleUse(name, settings, command, number);
  }

  private static List<StyleUse> members(List<String> words, Command command) {
    List<StyleUse> uses = new ArrayList<>();
    int k = 0;
    while (k < words.size()) {
      String name = Styles.plain(words.get(k));
      int end = k + 1;
      while (end < words.size() && !Styles.isStyle(words.get(end))) {
        end++;
      }
      int number = 1 + (int) uses.stream().filter(use -> use.name.equals(name)).count();
      uses.add(use(name, words.subList(k + 1, end), command, number));
      k = end;
    }
    if (uses.isEmpty()) {
      throw command.wrong("a hybrid needs styles");
    }
    return uses;
  }

  static void coefficients(InputState state, Command command) {
    command.atLeast(2);
    List<String> words = command.arguments();
    if (state.uses.isEmpty()) {
      throw command.wrong("it comes before any pair_style");
    }
    if (state.joining == InputState.Joining.SINGLE) {
      add(state, state.uses.getFirst(), words, 2, command);
      return;
    }
    command.atLeast(3);
    if (words.get(2).equals("none")) {
      state.nothing.add(coefficients(state, words, 3, command));
      return;
    }
    Map<Integer, StyleUse> named = state.named(words.get(2));
    if (named.isEmpty()) {
      throw command.wrong("\"" + words.get(2) + "\" is no style of this hybrid");
    }
    boolean several = named.size() > 1;
    StyleUse use = several ? numbered(named, command, 3) : named.get(1);
    add(state, use, words, several ? 4 : 3, command);
  }

  private static StyleUse numbered(Map<Integer, StyleUse> named, Command command, int position) {
    command.atLeast(position + 1);
    int number = (int) command.number(command.arguments().get(position));
    if (!named.containsKey(number)) {
      throw command.wrong("there is no such style number " + number);
    }
    return named.get(number);
  }

  private static void add(
      InputState state, StyleUse use, List<String> words, int from, Command command) {
    use.coefficients.add(coefficients(state, words, from, command));
  }

  private static Coefficients coefficients(
      InputState state, List<String> words, int from, Command command) {
    return new Coefficients(
        words.get(0), words.get(1), words.subList(from, words.size()), state.lines++, command);
  }

  static void modify(InputState state, Command command) {
    if (state.uses.isEmpty()) {
      throw command.wrong("it comes before any pair_style");
    }
    List<String> words = command.arguments();
    List<StyleUse> concerned = state.uses;
    int k = 0;
    if (words.size() > 1 && words.getFirst().equals("pair")) {
      Map<Integer, StyleUse> named = state.named(words.get(1));
      if (named.isEmpty()) {
        throw command.wrong("\"" + words.get(1) + "\" is no style of this hybrid");
      }
      boolean several = named.size() > 1;
      concerned = List.of(several ? numbered(named, command, 2) : named.get(1));
      k = several ? 3 : 2;
    }
    while (k < words.size()) {
      if (words.get(k).equals("nofdotr")) {
        k++;
        continue;
      }
      command.atLeast(k + 2);
      keyword(concerned, command, words.get(k), words.get(k + 1));
      k += 2;
    }
  }

  private static void keyword(List<StyleUse> uses, Command command, String keyword, String value) {
    switch (keyword) {
      case "mix" -> {
        if (!List.of("geometric", "arithmetic", "sixthpower").contains(value)) {
          throw command.wrong("\"" + value + "\" is no mixing rule");
        }
        uses.forEach(use -> use.mixing = value);
      }
      case "shift" -> uses.forEach(use -> use.shifted = command.yes(value));
      case "tail" -> {
        if (command.yes(value)) {
          throw command.notHonoured("corrections for atoms beyond the cutoff are not computed");
        }
      }
      case "compute" -> {
        if (!command.yes(value)) {
          throw command.notHonoured("it switches the potential off");
        }
      }
      // Sizes of tables by which LAMMPS replaces functions that are computed exactly here.
      case "table", "table/disp", "tabinner", "tabinner/disp", "neigh/trim" -> {}
      default -> throw command.notHonoured("the keyword " + keyword + " is not honoured");
    }
  }
}
