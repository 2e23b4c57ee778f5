package io.crisol.report.run;

/** What diffusion, conductivity and arrhenius leave: curves for the report. */
public sealed interface Transport extends Part {
  /**
   * Displacements of what diffuses: {@code time_fs}, {@code tracer_angstrom2}, {@code
   * line_angstrom2}, {@code collective_angstrom2}.
   */
  record Walk(Table table) implements Transport {
    /** Checks the columns. */
    public Walk {
      table.column("time_fs");
      table.column("tracer_angstrom2");
      table.column("line_angstrom2");
      table.column("collective_angstrom2");
    }
  }

  /** Van Hove's functions: {@code r_angstrom}, then {@code self_T_fs}, {@code distinct_T_fs}. */
  record VanHove(Table table) implements Transport {
    /** Checks the first column. */
    public VanHove {
      table.column("r_angstrom");
    }
  }

  /**
   * Diffusivities at several temperatures: {@code temperature_K}, {@code tracer_cm2_per_s}, {@code
   * low_95}, {@code high_95}, {@code used}.
   */
  record Arrhenius(Table points) implements Transport {
    /** Checks the columns. */
    public Arrhenius {
      points.column("temperature_K");
      points.column("used");
    }
  }

  /** Arrhenius' line: {@code temperature_K}, {@code tracer_cm2_per_s}, {@code low_95}, … */
  record ArrheniusLine(Table table) implements Transport {
    /** Checks the first column. */
    public ArrheniusLine {
      table.column("temperature_K");
    }
  }
}
