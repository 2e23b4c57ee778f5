package io.crisol.structures.io;

/** What has been read of an ionic step of an OUTCAR. */
final class OutcarStep {
  private final VaspStep content;
  private final VaspNumbers numbers = new VaspNumbers(6);
  private int iterations;
  private boolean reached;
  private boolean missed;
  private boolean hasFree;
  private double free = Double.NaN;
  private int lastValueAt;

  OutcarStep(int number, int line) {
    content = new VaspStep(number, line);
  }

  /** The number that stands there, or 0. */
  static int number(String text, int from) {
    int k = from;
    while (k < text.length() && text.charAt(k) == ' ') {
      k++;
    }
    int value = 0;
    for (; k < text.length() && Character.isDigit(text.charAt(k)) && value < 100_000_000; k++) {
      value = 10 * value + Character.digit(text.charAt(k), 10);
    }
    return value;
  }

  int number() {
    return content.number();
  }

  /** An electronic iteration of this step began. */
  void iteration(int ionicStep) {
    iterations += isWhole() && ionicStep == number() ? 0 : 1;
  }

  /** VASP said why it left the electronic loop. */
  void loopEnded(boolean isReached) {
    if (!isWhole()) {
      reached |= isReached;
      missed |= !isReached;
    }
  }

  /** The line {@code in kB XX YY ZZ XY YZ ZX}. */
  void pressure(String text, TextSource source) {
    int count = numbers.read(text, 5);
    double[] p = new double[6];
    for (int k = 0; k < 6; k++) {
      p[k] = k < count ? numbers.get(k) : Double.NaN;
    }
    lastValueAt = source.line();
    content.setPressure(new double[] {p[0], p[3], p[5], p[3], p[1], p[4], p[5], p[4], p[2]});
  }

  /** The table of positions and forces, or null where it is not whole. */
  void table(OutcarTables.Table table, double[] cell) {
    if (table != null && cell != null) {
      content.setCell(cell);
      content.setPositions(table.positions());
      content.setForces(table.forces());
    }
  }

  /** Any other line of the step. */
  void line(String text, int line) {
    if (text.startsWith("free  energy   TOTEN")) {
      free = after(text, "=");
      hasFree = true;
      lastValueAt = line;
    } else if (hasFree && text.startsWith("energy  without entropy")) {
      content.setEnergies(after(text, "energy(sigma->0) ="), free);
      lastValueAt = line;
    } else if (text.startsWith("number of electron")) {
      int at = text.indexOf("magnetization");
      String value = at < 0 ? "" : text.substring(at + 13).strip();
      if (!value.isEmpty() && value.length() < 100) {
        content.keep("magnetization", value.replaceAll("\\s+", " "));
      }
    }
  }

  private double after(String text, String mark) {
    int at = text.indexOf(mark);
    return at >= 0 && numbers.read(text, at + mark.length()) > 0 ? numbers.get(0) : Double.NaN;
  }

  boolean isWhole() {
    return content.isWhole();
  }

  /** Line of the last single number: the file must go on after it, else it may be cut. */
  int lastValueAt() {
    return lastValueAt;
  }

  /** The step as it stands; converged only where VASP said so before its last iteration. */
  VaspStep content(int nelm) {
    content.setConverged(reached && !missed && iterations < nelm);
    return content;
  }
}
