package io.crisol.potentials.lammps;

import java.util.ArrayList;
import java.util.List;

/** A pair style of an input with its settings and coefficients. */
final class StyleUse {
  /** Name without accelerator suffix. */
  final String name;

  final List<String> settings;
  final Command command;

  /** Among uses of the same name in a hybrid, from 1. */
  final int number;

  final List<Coefficients> coefficients = new ArrayList<>();
  String mixing = "geometric";
  boolean shifted;

  StyleUse(String name, List<String> settings, Command command, int number) {
    this.name = name;
    this.settings = settings;
    this.command = command;
    this.number = number;
  }

  /**
   * A line of coefficients.
   *
   * @param first type or range of types of one atom
   * @param second of the other
   * @param values what follows
   * @param order among all lines of coefficients
   */
  record Coefficients(
      String first, String second, List<String> values, int order, Command command) {
    /** The number at a position. */
    double number(int position) {
      return command.number(values.get(position));
    }

    /** Refuses other numbers of values. */
    void count(int least, int most) {
      if (values.size() < least || values.size() > most) {
        throw command.wrong(
            values.size()
                + " coefficients, and the style takes "
                + (least == most ? "" : least + " to ")
                + most);
      }
    }
  }

  /** A setting, or {@code standard} where there are not so many. */
  double setting(int position, double standard) {
    return position < settings.size() ? command.number(settings.get(position)) : standard;
  }

  /** A setting that must be there. */
  double setting(int position) {
    if (position >= settings.size()) {
      throw command.wrong(name + " needs " + (position + 1) + " settings");
    }
    return command.number(settings.get(position));
  }

  /** Refuses other numbers of settings. */
  void settings(int least, int most) {
    if (settings.size() < least || settings.size() > most) {
      throw command.wrong(
          name
              + " takes "
              + (least == most ? "" : least + " to ")
              + most
              + " settings, and "
              + settings.size()
              + " are given: "
              + settings);
    }
  }
}
